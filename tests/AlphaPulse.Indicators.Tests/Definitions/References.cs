using System.Globalization;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Definitions of indicators over whole series, each straight from its source and none by way of the package.</summary>
internal static class References
{
    public static Precise?[][] Of(string spec, Ohlcv<decimal>[] bars)
    {
        var name = spec.Split('(')[0];
        var arguments = spec.Contains('(', StringComparison.Ordinal) ? spec.TrimEnd(')').Split('(')[1].Split(',') : [];
        var n = arguments.TakeWhile(a => char.IsDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
        var word = arguments.Length > n.Length ? arguments[^1] : "";
        var close = Series(bars, b => b.Close);
        return name switch
        {
            "aroonosc" => Single(bars.Select((_, i) => Aroon(bars, i, n[0], word == "earliest"))),
            "natr" => Single(Zip(Wilder(TrueRanges(bars, word == "high_low"), n[0]), close, (r, c) => 100 * r / c)),
            "adosc" => Single(Oscillator(Accumulation(bars), n[0], n[1], word == "average")),
            "adxr" => Single(Lagged(Adx(bars, n[0]), word == "full" ? n[0] : n[0] - 1)),
            "medprice" => Single(bars.Select(b => (Precise?)(((Precise)b.High + b.Low) / 2))),
            "wclprice" => Single(bars.Select(b => (Precise?)(((Precise)b.High + b.Low + b.Close + b.Close) / 4))),
            "min" => Single(Extreme(close, n[0], word == "previous", Precise.Min)),
            "max" => Single(Extreme(close, n[0], word == "previous", Precise.Max)),
            "var" => Single(close.Select((_, i) => i < n[0] - 1 ? null : SampleVariance(close[(i - n[0] + 1)..(i + 1)]))),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec, "No such reference."),
        };
    }

    private static Precise?[] Series(Ohlcv<decimal>[] bars, Func<Ohlcv<decimal>, decimal> select) => [.. bars.Select(b => (Precise?)select(b))];

    private static Precise?[][] Single(IEnumerable<Precise?> values) => [.. values.Select(v => new[] { v })];

    private static Precise?[] Zip(Precise?[] left, Precise?[] right, Func<Precise, Precise, Precise> of) =>
        [.. left.Zip(right, (l, r) => l is { } a && r is { } b ? of(a, b) : (Precise?)null)];

    private static Precise Total(IEnumerable<Precise?> values) => values.Aggregate(Precise.Zero, (sum, v) => sum + v!.Value);

    private static Precise? Aroon(Ohlcv<decimal>[] bars, int i, int n, bool earliest)
    {
        if (i < n)
        {
            return null;
        }

        var window = Enumerable.Range(i - n, n + 1).ToArray();
        var highest = window.Max(k => bars[k].High);
        var lowest = window.Min(k => bars[k].Low);
        int At(Func<int, bool> isExtreme) => earliest ? window.First(isExtreme) : window.Last(isExtreme);
        return (Precise)(100 * (At(k => bars[k].High == highest) - At(k => bars[k].Low == lowest))) / n;
    }

    private static Precise?[] TrueRanges(Ohlcv<decimal>[] bars, bool first) => [.. bars.Select((b, i) => i == 0
        ? (first ? (Precise?)(b.High - b.Low) : null)
        : new[] { b.High - b.Low, Math.Abs(b.High - bars[i - 1].Close), Math.Abs(b.Low - bars[i - 1].Close) }.Max())];

    // The mean of the first n values, then (n - 1) parts of the average and one of the value.
    private static Precise?[] Wilder(Precise?[] values, int n)
    {
        var first = Array.FindIndex(values, v => v is not null);
        var result = new Precise?[values.Length];
        for (var i = first + n - 1; i < values.Length; i++)
        {
            result[i] = i == first + n - 1 ? Total(values[first..(i + 1)]) / n : (result[i - 1]!.Value * (n - 1) + values[i]!.Value) / n;
        }

        return result;
    }

    private static Precise?[] Ema(Precise?[] values, int n, bool seedOfMean)
    {
        var first = Array.FindIndex(values, v => v is not null);
        var begin = seedOfMean ? first + n - 1 : first;
        var result = new Precise?[values.Length];
        for (var i = begin; i < values.Length; i++)
        {
            result[i] = i > begin ? (2 * values[i]!.Value + (n - 1) * result[i - 1]!.Value) / (n + 1)
                : seedOfMean ? Total(values[first..(i + 1)]) / n : values[i];
        }

        return result;
    }

    private static Precise?[] Accumulation(Ohlcv<decimal>[] bars)
    {
        Precise sum = 0;
        return [.. bars.Select(b =>
        {
            sum += b.High == b.Low ? 0 : ((Precise)b.Close - b.Low - ((Precise)b.High - b.Close)) * b.Volume / ((Precise)b.High - b.Low);
            return (Precise?)sum;
        })];
    }

    private static IEnumerable<Precise?> Oscillator(Precise?[] line, int fast, int slow, bool seedOfMean) =>
        Zip(Ema(line, fast, seedOfMean), Ema(line, slow, seedOfMean), (f, s) => f - s).Select((v, i) => i < slow - 1 ? null : v);

    // Movements summed over n - 1 bars, then Wilder's step before the first index; the mean of n indexes, then his average.
    private static Precise?[] Adx(Ohlcv<decimal>[] bars, int n)
    {
        Precise up = 0;
        Precise down = 0;
        var indexes = new Precise?[bars.Length];
        for (var i = 1; i < bars.Length; i++)
        {
            var rise = bars[i].High - bars[i - 1].High;
            var fall = bars[i - 1].Low - bars[i].Low;
            up = (i < n ? up : up * (n - 1) / n) + (rise > fall && rise > 0 ? rise : 0m);
            down = (i < n ? down : down * (n - 1) / n) + (fall > rise && fall > 0 ? fall : 0m);
            indexes[i] = i < n ? null : 100 * Precise.Abs(up - down) / (up + down);
        }

        return Wilder(indexes, n);
    }

    private static IEnumerable<Precise?> Lagged(Precise?[] values, int lag) => values.Select((v, i) =>
        i < lag || values[i - lag] is not { } before ? null : (Precise?)((v!.Value + before) / 2));

    private static IEnumerable<Precise?> Extreme(Precise?[] values, int n, bool previous, Func<Precise, Precise, Precise> of)
    {
        var shift = previous ? 1 : 0;
        return values.Select((_, i) => i < n - 1 + shift
            ? null
            : (Precise?)values[(i - shift - n + 1)..(i - shift + 1)].Select(v => v!.Value).Aggregate(of));
    }

    private static Precise? SampleVariance(Precise?[] window)
    {
        var mean = Total(window) / window.Length;
        return window.Aggregate(Precise.Zero, (sum, v) => sum + (v!.Value - mean) * (v.Value - mean)) / (window.Length - 1);
    }
}
