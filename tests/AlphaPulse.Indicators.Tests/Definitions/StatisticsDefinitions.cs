using static AlphaPulse.Indicators.Tests.StatisticsSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class StatisticsDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["min(20)"] = OfCloses(20, w => w.Aggregate(Precise.Min)),
        ["min(20,previous)"] = OfCloses(21, w => w[..^1].Aggregate(Precise.Min)),
        ["max(20,previous)"] = OfCloses(21, w => w[..^1].Aggregate(Precise.Max)),
        ["minmax(20)"] = Several(20, w => [w.Min(b => b.Close), w.Max(b => b.Close)]),
        ["minmax(20,previous)"] = Several(21, w => [w[..^1].Min(b => b.Close), w[..^1].Max(b => b.Close)]),
        ["minindex(20)"] = OfCloses(20, w => AgeOf(w, w.Aggregate(Precise.Min), latest: true)),
        ["minindex(20,earliest)"] = OfCloses(20, w => AgeOf(w, w.Aggregate(Precise.Min), latest: false)),
        ["maxindex(20)"] = OfCloses(20, w => AgeOf(w, w.Aggregate(Precise.Max), latest: true)),
        ["maxindex(20,earliest)"] = OfCloses(20, w => AgeOf(w, w.Aggregate(Precise.Max), latest: false)),
        ["minmaxindex(20)"] = Several(20, w => Ages([.. w.Select(b => b.Close)], latest: true)),
        ["minmaxindex(20,earliest)"] = Several(20, w => Ages([.. w.Select(b => b.Close)], latest: false)),
        ["var(20,sample)"] = OfCloses(20, w => Moment(w, 2) * 20 / 19),
        ["stddev(20,sample)"] = OfCloses(20, w => Precise.Sqrt(Moment(w, 2) * 20 / 19)),
        ["zscore(20)"] = OfCloses(20, w => Ratio(w[^1] - Mean(w), Precise.Sqrt(Moment(w, 2)))),
        ["zscore(20,sample)"] = OfCloses(20, w => Ratio(w[^1] - Mean(w), Precise.Sqrt(Moment(w, 2) * 20 / 19))),
        ["avgdev(14)"] = OfCloses(14, AverageDeviation),
        ["stderr(20)"] = OfCloses(20, w => Precise.Sqrt(Moment(w, 2) / 20)),
        ["stderr(20,regression)"] = OfCloses(20, RegressionError),
        ["skew(30)"] = OfCloses(30, w => Skewness(w, adjusted: true)),
        ["skew(30,population)"] = OfCloses(30, w => Skewness(w, adjusted: false)),
        ["kurtosis(30)"] = OfCloses(30, w => Kurtosis(w, adjusted: true)),
        ["kurtosis(30,population)"] = OfCloses(30, w => Kurtosis(w, adjusted: false)),
        ["median(30)"] = OfCloses(30, w => (Sorted(w)[14] + Sorted(w)[15]) / 2),
        ["median(15)"] = OfCloses(15, w => Sorted(w)[7]),
        ["quantile(30,0.5)"] = OfCloses(30, w => (Sorted(w)[14] + Sorted(w)[15]) / 2),

        // 0.9 x 29 = 26.1, 0.27 x 11 = 2.97, and 0.5 x 9 = 4.5 and 0.5 x 11 = 5.5 are as near to both sides.
        ["quantile(30,0.9)"] = OfCloses(30, w => (Sorted(w)[26] * 9 + Sorted(w)[27]) / 10),
        ["quantile(30,0.9,lower)"] = OfCloses(30, w => Sorted(w)[26]),
        ["quantile(30,0.9,higher)"] = OfCloses(30, w => Sorted(w)[27]),
        ["quantile(30,0.9,nearest)"] = OfCloses(30, w => Sorted(w)[26]),
        ["quantile(12,0.27,nearest)"] = OfCloses(12, w => Sorted(w)[3]),
        ["quantile(10,0.5,nearest)"] = OfCloses(10, w => Sorted(w)[4]),
        ["quantile(12,0.5,nearest)"] = OfCloses(12, w => Sorted(w)[6]),
        ["quantile(30,0.9,midpoint)"] = OfCloses(30, w => (Sorted(w)[26] + Sorted(w)[27]) / 2),
        ["quantile(11,0.3,midpoint)"] = OfCloses(11, w => Sorted(w)[3]),
        ["percentrank(50)"] = OfCloses(51, w => (Precise)(100 * w[..^1].Count(x => x < w[^1])) / 50),
        ["percentrank(50,less_or_equal)"] = OfCloses(51, w => (Precise)(100 * w[..^1].Count(x => !(x > w[^1]))) / 50),
        ["entropy(10,2)"] = OfCloses(19, w => Precise.Sum(Enumerable.Range(9, 10).Select(i => Surprise(w[i] / Precise.Sum(w[(i - 9)..(i + 1)])))) / Precise.Ln(2)),
        ["entropy(10,10)"] = OfCloses(19, w => Precise.Sum(Enumerable.Range(9, 10).Select(i => Surprise(w[i] / Precise.Sum(w[(i - 9)..(i + 1)])))) / Precise.Ln(10)),
        ["entropy(10,2,window)"] = OfCloses(10, w => Precise.Sum(w.Select(x => Surprise(x / Precise.Sum(w)))) / Precise.Ln(2)),
        ["hurst(100)"] = OfCloses(101, w => Hurst(Returns(w))),
        ["hurst(20)"] = OfCloses(21, w => Hurst(Returns(w))),
        ["smaanalysis(20)"] = Several(20, w => Analysis([.. w.Select(b => b.Close)])),
        ["covar(20)"] = Of(20, w => Covariance(Highs(w), Lows(w))),
        ["covar(20,sample)"] = Of(20, w => Covariance(Highs(w), Lows(w)) * 20 / 19),
        ["covar(9,volume,close)"] = Of(9, w => Covariance([.. w.Select(b => b.Volume)], [.. w.Select(b => b.Close)])),
        ["correl(30)"] = Of(30, w => Correlation(Highs(w), Lows(w))),
        ["correl(5,volume,open)"] = Of(5, w => Correlation([.. w.Select(b => b.Volume)], [.. w.Select(b => b.Open)])),
        ["beta(5)"] = Of(6, w => Beta(Returns(Highs(w)), Returns(Lows(w)), _ => true)),
        ["beta(20,close,open)"] = Of(21, w => Beta(Returns([.. w.Select(b => b.Close)]), Returns([.. w.Select(b => b.Open)]), _ => true)),
        ["betaup(60)"] = Of(61, w => Beta(Returns(Highs(w)), Returns(Lows(w)), x => x > 0)),
        ["betadown(60)"] = Of(61, w => Beta(Returns(Highs(w)), Returns(Lows(w)), x => x < 0)),
    };

    private static Precise[] Highs(PreciseBar[] bars) => [.. bars.Select(b => b.High)];

    private static Precise[] Lows(PreciseBar[] bars) => [.. bars.Select(b => b.Low)];

    private static Precise[] Sorted(Precise[] window) => [.. window.OrderBy(x => x.Scaled)];

    private static Precise AgeOf(Precise[] window, Precise extreme, bool latest) =>
        window.Length - 1 - (latest ? Array.LastIndexOf(window, extreme) : Array.IndexOf(window, extreme));

    private static Precise?[] Ages(Precise[] window, bool latest) =>
        [AgeOf(window, window.Aggregate(Precise.Min), latest), AgeOf(window, window.Aggregate(Precise.Max), latest)];

    private static Precise Min(this PreciseBar[] bars, Func<PreciseBar, Precise> of) => bars.Select(of).Aggregate(Precise.Min);

    private static Precise Max(this PreciseBar[] bars, Func<PreciseBar, Precise> of) => bars.Select(of).Aggregate(Precise.Max);

    private static Precise? AverageDeviation(Precise[] window) => Mean([.. window.Select(x => Precise.Abs(x - Mean(window)))]);

    // The distances from the line a + b i that makes the sum of their squares least, over n - 2.
    private static Precise? RegressionError(Precise[] window)
    {
        var places = window.Select((_, i) => (Precise)i).ToArray();
        var slope = Covariance(places, window) / Moment(places, 2);
        var start = Mean(window) - slope * Mean(places);
        var squares = window.Select((x, i) => x - start - slope * i).Select(distance => distance * distance);
        return Precise.Sqrt(Precise.Sum(squares) / (window.Length - 2));
    }

    private static Precise? Skewness(Precise[] window, bool adjusted)
    {
        var n = window.Length;
        var variance = Moment(window, 2);
        var plain = Ratio(Moment(window, 3), variance * Precise.Sqrt(variance));
        return adjusted ? plain * Precise.Sqrt(n * (n - 1)) / (n - 2) : plain;
    }

    private static Precise? Kurtosis(Precise[] window, bool adjusted)
    {
        var n = window.Length;
        var plain = Ratio(Moment(window, 4), Moment(window, 2) * Moment(window, 2)) - 3;
        return adjusted ? (plain * (n + 1) + 6) * (n - 1) / ((n - 2) * (n - 3)) : plain;
    }

    private static Precise Surprise(Precise share) => (Precise)0 - share * Precise.Ln(share);

    private static Precise? Hurst(Precise[] returns)
    {
        var points = new List<(Precise X, Precise Y)>();
        for (var parts = 1; parts <= 32 && returns.Length / parts >= 8; parts *= 2)
        {
            var size = returns.Length / parts;
            var ranges = Enumerable.Range(0, parts)
                .Select(part => RescaledRange(returns[(part * size)..((part + 1) * size)]))
                .OfType<Precise>()
                .ToArray();
            if (ranges.Length > 0)
            {
                points.Add((Precise.Ln(size), Precise.Ln(Mean(ranges))));
            }
        }

        var x = points.Select(p => p.X).ToArray();
        return points.Count < 2 ? null : Covariance(x, [.. points.Select(p => p.Y)]) / Moment(x, 2);
    }

    private static Precise? RescaledRange(Precise[] returns)
    {
        var mean = Mean(returns);
        var path = returns.Select((_, i) => Precise.Sum(returns[..(i + 1)].Select(r => r - mean))).ToArray();
        return Ratio(path.Aggregate(Precise.Max) - path.Aggregate(Precise.Min), Precise.Sqrt(Moment(returns, 2)));
    }

    private static Precise?[] Analysis(Precise[] window)
    {
        var mean = Mean(window);
        return [mean, AverageDeviation(window), Moment(window, 2), Mean([.. window.Select(x => Precise.Abs(x - mean) / x)])];
    }

    private static Precise? Correlation(Precise[] first, Precise[] second) =>
        Ratio(Covariance(first, second), Precise.Sqrt(Moment(first, 2)) * Precise.Sqrt(Moment(second, 2)));

    private static Precise? Beta(Precise[] first, Precise[] second, Func<Precise, bool> counts)
    {
        var chosen = first.Zip(second).Where(pair => counts(pair.First)).ToArray();
        var x = chosen.Select(pair => pair.First).ToArray();
        return x.Length < 2 ? null : Ratio(Covariance(x, [.. chosen.Select(pair => pair.Second)]), Moment(x, 2));
    }
}
