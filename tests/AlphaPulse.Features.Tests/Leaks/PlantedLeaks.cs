namespace AlphaPulse.Features.Tests;

/// <summary>Features with the leaks that are found in the wild, each as a function of whole histories.</summary>
internal static class PlantedLeaks
{
    public static readonly IReadOnlyDictionary<string, (LeakKind Kind, int Warmup, Func<LeakData, double[]> Compute)> All =
        new SortedDictionary<string, (LeakKind, int, Func<LeakData, double[]>)>(StringComparer.Ordinal)
        {
            ["window with one observation is enough"] = (LeakKind.Warmup, 24, data => Rolling(Returns(data), 24, least: 1)),
            ["warm-up stored as zero"] = (LeakKind.Warmup, 24, data => [.. Rolling(Returns(data), 24, 24).Select(v => double.IsNaN(v) ? 0 : v)]),
            ["warm-up stored as fifty"] = (LeakKind.Warmup, 15, data => [.. Returns(data).Select((r, i) => i < 14 ? 50 : 50 + r)]),
            ["outage filled forward"] = (LeakKind.Warmup, 5, FilledForward),
            ["outage becomes a row less"] = (LeakKind.Warmup, 25, data => [.. Closes(data).Select((c, i) => i < 24 ? double.NaN : c / Closes(data, i - 24) - 1)]),
            ["beginning filled backward"] = (LeakKind.Warmup, 24, data => FilledBackward(Rolling(Returns(data), 24, 24))),
            ["holes filled backward"] = (LeakKind.Truncation, 1, data => FilledBackward([.. Returns(data).Select((r, i) => i % 3 == 1 ? double.NaN : r + 1)])),
            ["scaled by the whole sample"] = (LeakKind.Truncation, 2, data => Scaled(Returns(data))),
            ["scaled by the extremes of the whole sample"] = (LeakKind.Poison, 1, data => Ranged([.. Closes(data)])),
            ["median of the whole sample for what is missing"] = (LeakKind.Poison, 1, data => Imputed([.. Returns(data).Select((r, i) => i % 5 == 2 ? double.NaN : r)])),
            ["centred window"] = (LeakKind.Permutation, 7, data => Shifted(Rolling([.. Closes(data)], 7, 7), 3)),
            ["higher bar known at its open"] = (LeakKind.Poison, 1, HigherBarAtOpen),
            ["forward return among the inputs"] = (LeakKind.Truncation, 1, data => Forward(data, 24)),
            ["sentiment bucket joined at its left border"] = (LeakKind.Poison, 1, BucketAtLeftBorder),
            ["score of a text counts from when it was published"] = (LeakKind.Poison, 1, data => [.. data.Bars.Select(b => LastBy(data, b, o => o.Time))]),
            ["silence counts as neutral"] = (LeakKind.AbsentSource, 1, data => [.. data.Bars.Select(b => LastBy(data, b, o => o.AvailableAt) is var v && double.IsNaN(v) ? 0 : v)]),
            ["empty hours count as zero in the mean"] = (LeakKind.AbsentSource, 24, MeanWithEmptyHours),
            ["rolls from one symbol into the next"] = (LeakKind.Isolation, 24, AcrossSymbols),
            ["inputs changed in place"] = (LeakKind.Instability, 1, Stateful()),
        };

    public static double[] Forward(LeakData data, int bars) =>
        [.. data.Bars.Select((b, i) => i + bars < data.Bars.Count ? Math.Log((double)(data.Bars[i + bars].Close / b.Close)) : double.NaN)];

    public static double[] Returns(LeakData data) =>
        [.. data.Bars.Select((b, i) => i == 0 ? double.NaN : Math.Log((double)(b.Close / data.Bars[i - 1].Close)))];

    // Of consecutive hours only.
    public static double[] Honest(LeakData data) => [.. Returns(data).Select((r, i) =>
        i > 0 && data.Bars[i].OpenTime - data.Bars[i - 1].OpenTime > TimeSpan.FromHours(1) ? double.NaN : r)];

    private static IEnumerable<double> Closes(LeakData data) => data.Bars.Select(b => (double)b.Close);

    private static double Closes(LeakData data, int bar) => (double)data.Bars[bar].Close;

    private static double[] Rolling(double[] values, int n, int least) => [.. values.Select((_, i) =>
    {
        var window = values[Math.Max(0, i - n + 1)..(i + 1)].Where(v => !double.IsNaN(v)).ToArray();
        return window.Length < least ? double.NaN : window.Average();
    })];

    private static double[] FilledForward(LeakData data)
    {
        // Onto a grid of hours, each hour without a bar at the last close; then the return of four hours.
        var grid = new Dictionary<DateTimeOffset, double>();
        var last = data.Bars[0].OpenTime;
        var close = double.NaN;
        foreach (var bar in data.Bars)
        {
            for (; last < bar.OpenTime; last += TimeSpan.FromHours(1))
            {
                grid[last] = close;
            }

            close = (double)bar.Close;
            grid[bar.OpenTime] = close;
            last = bar.OpenTime + TimeSpan.FromHours(1);
        }

        return [.. data.Bars.Select(b => grid.TryGetValue(b.OpenTime - TimeSpan.FromHours(4), out var before) ? grid[b.OpenTime] / before - 1 : double.NaN)];
    }

    private static double[] FilledBackward(double[] values)
    {
        var filled = (double[])values.Clone();
        for (var i = filled.Length - 2; i >= 0; i--)
        {
            filled[i] = double.IsNaN(filled[i]) ? filled[i + 1] : filled[i];
        }

        return filled;
    }

    private static double[] Scaled(double[] values)
    {
        var present = values.Where(v => !double.IsNaN(v)).ToArray();
        var mean = present.Average();
        var deviation = Math.Sqrt(present.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => (v - mean) / deviation)];
    }

    private static double[] Ranged(double[] values)
    {
        var (low, high) = (values.Min(), values.Max());
        return [.. values.Select(v => (v - low) / (high - low))];
    }

    private static double[] Imputed(double[] values)
    {
        var sorted = values.Where(v => !double.IsNaN(v)).Order().ToArray();
        var median = sorted[sorted.Length / 2];
        return [.. values.Select(v => double.IsNaN(v) ? median : v)];
    }

    private static double[] Shifted(double[] values, int bars) =>
        [.. values.Select((_, i) => i + bars < values.Length ? values[i + bars] : double.NaN)];

    private static double[] HigherBarAtOpen(LeakData data) => [.. data.Bars.Select(b =>
    {
        var bucket = b.OpenTime.UtcDateTime.Ticks / TimeSpan.FromHours(4).Ticks;
        return (double)data.Bars.Last(o => o.OpenTime.UtcDateTime.Ticks / TimeSpan.FromHours(4).Ticks == bucket).Close;
    })];

    private static double[] BucketAtLeftBorder(LeakData data)
    {
        static long Bucket(DateTimeOffset time) => time.UtcDateTime.Ticks / TimeSpan.FromHours(4).Ticks;
        var means = data.Channels["sentiment"].Observations.GroupBy(o => Bucket(o.Time)).ToDictionary(g => g.Key, g => g.Average(o => o.Value));
        return [.. data.Bars.Select(b => means.TryGetValue(Bucket(b.OpenTime), out var mean) ? mean : double.NaN)];
    }

    private static double LastBy(LeakData data, Bar bar, Func<FeatureObservation, DateTimeOffset> time)
    {
        var known = data.Channels["sentiment"].Observations.Where(o => time(o) <= bar.AvailableAt).OrderBy(time).Select(o => (double?)o.Value);
        return known.LastOrDefault() ?? double.NaN;
    }

    // Rolling over hourly means in which an hour without any was stored as 0.
    private static double[] MeanWithEmptyHours(LeakData data)
    {
        double?[] hours = [.. data.Bars.Select(b => data.Channels["sentiment"].Observations
            .Where(o => o.Time >= b.OpenTime && o.Time < b.OpenTime.AddHours(1) && o.AvailableAt <= b.AvailableAt)
            .Select(o => (double?)o.Value)
            .Average())];
        return [.. hours.Select((_, i) => i < 23 || hours[(i - 23)..(i + 1)].All(h => h is null) || data.Bars[i].OpenTime - data.Bars[i - 23].OpenTime > TimeSpan.FromHours(23)
            ? double.NaN
            : hours[(i - 23)..(i + 1)].Average(h => h ?? 0))];
    }

    private static double[] AcrossSymbols(LeakData data)
    {
        var closes = data.Streams["OTHER"].Concat(data.Bars).Select(b => (double)b.Close).ToArray();
        return Rolling(closes, 24, 24)[^data.Bars.Count..];
    }

    private static Func<LeakData, double[]> Stateful()
    {
        var calls = 0;
        return data => [.. Closes(data).Select(c => c + calls++)];
    }
}
