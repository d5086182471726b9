using static AlphaPulse.Indicators.Tests.MomentumSeries;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Averages against each other, rates of change, lines and windows.</summary>
internal static partial class MomentumDefinitions1
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = Differences().Concat(Strengths())
        .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    private static Dictionary<string, Definition> Differences() => new(StringComparer.Ordinal)
    {
        ["macdext(12,26,9)"] = bars => Difference(Close(bars), x => Sma(x, 12), x => Sma(x, 26), x => Sma(x, 9)),
        ["macdext(5,12,4,exponential)"] = bars => Difference(Close(bars), x => Ema(x, 5), x => Ema(x, 12), x => Ema(x, 4)),
        ["macdext(12,26,9,weighted)"] = bars => Difference(Close(bars), x => Wma(x, 12), x => Wma(x, 26), x => Wma(x, 9)),
        ["macdext(12,26,9,dema)"] = bars => Difference(Close(bars), x => Double(x, 12), x => Double(x, 26), x => Double(x, 9)),
        ["macdext(5,12,4,tema)"] = bars => Difference(Close(bars), x => Triple(x, 5), x => Triple(x, 12), x => Triple(x, 4)),
        ["macdext(12,26,9,slow_exponential)"] = bars => Difference(Close(bars), x => Sma(x, 12), x => Ema(x, 26), x => Sma(x, 9)),
        ["macdext(12,26,9,signal_weighted)"] = bars => Difference(Close(bars), x => Sma(x, 12), x => Sma(x, 26), x => Wma(x, 9)),
        ["macdext(12,26,9,exponential,slow_weighted,signal_simple)"] = bars => Difference(Close(bars), x => Ema(x, 12), x => Wma(x, 26), x => Sma(x, 9)),
        ["macdext(12,26,9,tema,slow_simple,signal_dema)"] = bars => Difference(Close(bars), x => Triple(x, 12), x => Sma(x, 26), x => Double(x, 9)),
        ["macdext(5,12,4,slow_dema,signal_exponential)"] = bars => Difference(Close(bars), x => Sma(x, 5), x => Double(x, 12), x => Ema(x, 4)),
        ["macdext(5,12,4,slow_tema,signal_tema)"] = bars => Difference(Close(bars), x => Sma(x, 5), x => Triple(x, 12), x => Triple(x, 4)),
        ["macdext(5,12,9,slow_trima,signal_trima)"] = bars => Difference(Close(bars), x => Sma(x, 5), x => Sma(Sma(x, 7), 6), x => Sma(Sma(x, 5), 5)),
        ["macdext(12,26,9,trima)"] = bars => Difference(Close(bars), x => Sma(Sma(x, 7), 6), x => Sma(Sma(x, 14), 13), x => Sma(Sma(x, 5), 5)),
        ["macdfix(9)"] = bars => Difference(Close(bars), x => Smoothed(x, 12, 0.15m), x => Smoothed(x, 26, 0.075m), x => Ema(x, 9)),
        ["macdfix(9,aligned)"] = bars => Difference(
            Close(bars), x => Smoothed(From(x, 14), 12, 0.15m), x => Smoothed(x, 26, 0.075m), x => Ema(x, 9)),
        ["macdfix(9,first_value)"] = bars => Difference(
            Close(bars), x => Smoothed(x, 1, 0.15m), x => From(Smoothed(x, 1, 0.075m), 25), x => Smoothed(x, 1, 0.2m)),
        ["vwmacd(12,26,9)"] = bars => VolumeWeighted(bars, Ema),
        ["vwmacd(12,26,9,simple)"] = bars => VolumeWeighted(bars, Sma),
        ["macdv(12,26,9)"] = bars => Signalled(
            Map(
                Map(Ema(Close(bars), 12), Ema(Close(bars), 26), (f, s) => f - s),
                Wilder(TrueRange(bars), 26),
                (line, range) => Ratio(100 * line, range)),
            line => Ema(line, 9)),
        ["pvo(12,26,9)"] = bars => Volume(bars, Ema),
        ["pvo(12,26,9,simple)"] = bars => Volume(bars, Sma),
        ["rocwb(20,5,5)"] = bars => RateBands(bars, 20, 5, 5),
        ["rocwb(10,7,3)"] = bars => RateBands(bars, 10, 7, 3),
        ["dpo(20)"] = bars => Rows(Detrended(Close(bars), 20)),
        ["dpo(7)"] = bars => Rows(Detrended(Close(bars), 7)),
        ["ao(5,34)"] = bars => Rows(Awesome(bars)),
        ["ac(5,34,5)"] = bars => Rows(Map(Awesome(bars), Sma(Awesome(bars), 5), (v, mean) => v - mean)),
        ["cfo(9)"] = bars => Rows(Map(Close(bars), Line(Close(bars), 9, 9), (x, line) => Ratio(100 * (x - line), x))),
        ["cfo(9,current)"] = bars => Rows(Map(Close(bars), Line(Close(bars), 9, 8), (x, line) => Ratio(100 * (x - line), x))),
        ["fosc(14)"] = bars => Rows(Map(Close(bars), Before(Line(Close(bars), 14, 14)), (x, line) => Ratio(100 * (x - line), x))),
        ["cg(10)"] = bars => Rows(Map(Gravity(Close(bars), 10), v => v + (Precise)11 / 2)),
        ["cg(10,newest)"] = bars => Rows(Gravity(Close(bars), 10)),
        ["coppock(11,14,10)"] = bars => Rows(Wma(Map(Rate(Close(bars), 11), Rate(Close(bars), 14), (a, b) => a + b), 10)),
        ["kst(10,15,20,30,10,10,10,15,9)"] = bars => Sure(Close(bars), [10, 15, 20, 30], [10, 10, 10, 15], 9),
        ["pmo(35,20,10)"] = bars => Swenlin(Close(bars), 35, 20, 10),
        ["eri(13)"] = bars => Rows(
            Map(Of(bars, b => b.High), Ema(Close(bars), 13), (x, mean) => x - mean),
            Map(Of(bars, b => b.Low), Ema(Close(bars), 13), (x, mean) => x - mean)),
    };

    private static Precise?[][] Difference(
        Precise?[] x, Func<Precise?[], Precise?[]> fast, Func<Precise?[], Precise?[]> slow, Func<Precise?[], Precise?[]> signal) =>
        Signalled(Map(fast(x), slow(x), (f, s) => f - s), signal);

    private static Precise?[] Before(Precise?[] x) => [null, .. x[..^1]];

    private static Precise?[] Double(Precise?[] x, int n) => Map(Ema(x, n), Ema(Ema(x, n), n), (once, twice) => 2 * once - twice);

    private static Precise?[] Triple(Precise?[] x, int n) => Map(
        Map(Ema(x, n), Ema(Ema(x, n), n), (once, twice) => 3 * once - 3 * twice), Ema(Ema(Ema(x, n), n), n), (two, third) => two + third);

    private static Precise?[][] VolumeWeighted(PreciseBar[] bars, Func<Precise?[], int, Precise?[]> average)
    {
        Precise?[] Weighted(int n) => Map(average(Of(bars, b => b.Close * b.Volume), n), average(Of(bars, b => b.Volume), n), Ratio);
        return Signalled(Map(Weighted(12), Weighted(26), (f, s) => f - s), line => Ema(line, 9));
    }

    private static Precise?[][] Volume(PreciseBar[] bars, Func<Precise?[], int, Precise?[]> average)
    {
        var volume = Of(bars, b => b.Volume);
        return Signalled(Map(average(volume, 12), average(volume, 26), (f, s) => Ratio(100 * (f - s), s)), line => Ema(line, 9));
    }

    private static Precise?[][] RateBands(PreciseBar[] bars, int n, int average, int deviation)
    {
        var rate = Rate(Close(bars), n);
        var band = Window(rate, deviation, w => Precise.Sqrt(Precise.Sum(w.Select(v => v * v)) / deviation));
        return Rows(rate, Ema(rate, average), band, Map(band, v => 0 - v));
    }

    private static Precise?[] Detrended(Precise?[] x, int n) =>
        [.. Sma(x, n).Select((mean, t) => t < n / 2 + 1 ? null : x[t - (n / 2 + 1)] - mean)];

    private static Precise?[] Awesome(PreciseBar[] bars) => Map(Sma(Middle(bars), 5), Sma(Middle(bars), 34), (f, s) => f - s);

    // Less the sum of (1 + age) x price over the sum of the prices.
    private static Precise?[] Gravity(Precise?[] x, int n) =>
        Window(x, n, w => Ratio(0 - Precise.Sum(w.Reverse().Select((v, age) => (1 + age) * v)), Precise.Sum(w)));

    private static Precise?[][] Sure(Precise?[] x, int[] rates, int[] means, int signal)
    {
        var smoothed = rates.Select((n, i) => Map(Sma(Rate(x, n), means[i]), v => (i + 1) * v)).ToArray();
        var line = smoothed.Aggregate((sum, next) => Map(sum, next, (a, b) => a + b));
        return Rows(line, Sma(line, signal));
    }

    private static Precise?[][] Swenlin(Precise?[] x, int first, int second, int signal)
    {
        var once = Map(Smoothed(Rate(x, 1), first, (Precise)2 / first), v => 10 * v);
        var line = Smoothed(once, second, (Precise)2 / second);
        return Rows(line, Ema(line, signal));
    }
}
