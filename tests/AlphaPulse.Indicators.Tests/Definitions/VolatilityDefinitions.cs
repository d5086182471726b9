using static AlphaPulse.Indicators.Tests.VolumeSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class VolatilityDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["natr(14)"] = bars => Single(Normalized(bars, 14, false)),
        ["natr(14,high_low)"] = bars => Single(Normalized(bars, 14, true)),
        ["adr(14)"] = bars => Single(Windows(bars, 14, window => Precise.Sum(window.Select(bar => bar.High - bar.Low)) / 14)),
        ["ui(14)"] = bars => Single(Windows(bars, 14, Ulcer)),
        ["ui(14,rolling)"] = bars => Single(OfLast(
            Windows(bars, 14, window => Below(window.Select(bar => bar.Close))), 14, window => RootMeanSquare(window, 14))),
        ["hvol(20,252)"] = bars => Single(Historical(Logs(bars, 1), 20, 19)),
        ["hvol(20,252,simple)"] = bars => Single(Historical(Simple(bars, 1), 20, 19)),
        ["hvol(20,252,population)"] = bars => Single(Historical(Logs(bars, 1), 20, 20)),
        ["gkv(20,252)"] = bars => Single(Windows(bars, 20, window => Yearly(window.Select(GarmanKlass)))),
        ["gkv(20,252,rogers_satchell)"] = bars => Single(Windows(bars, 20, window => Yearly(window.Select(RogersSatchell)))),
        ["gkv(20,252,parkinson)"] = bars => Single(Windows(bars, 20, window => Yearly(window.Select(Parkinson)))),
        ["gkv(20,252,yang_zhang)"] = bars => Single(Windows(bars, 21, YangZhang)),
        ["cvi(10)"] = bars =>
        {
            var average = Exponential([.. bars.Select(bar => (Precise?)(bar.High - bar.Low))], 10, false);
            return Single(Each(bars, i => i < 19 || average[i - 10] == Precise.Zero ? null : 100 * (average[i] - average[i - 10]) / average[i - 10]));
        },
        ["pdist"] = bars => Single(Each(bars, i => i == 0
            ? null
            : 2 * (bars[i].High - bars[i].Low) + Precise.Abs(bars[i].Open - bars[i - 1].Close) - Precise.Abs(bars[i].Close - bars[i].Open))),
        ["thermo(20,2,0.5)"] = bars => Thermometer(bars, false),
        ["thermo(20,2,0.5,zero)"] = bars => Thermometer(bars, true),
        ["compr(10,30)"] = bars => Single(Each(bars, i =>
            Wilder(TrueRanges(bars[..(i + 1)], false), 10)[i] is not { } fast || fast == 0 ? null : Wilder(TrueRanges(bars[..(i + 1)], false), 30)[i] / fast)),
        ["drawdown"] = bars => [.. bars.Select((bar, i) =>
        {
            var greatest = bars[..(i + 1)].Select(b => b.Close).Aggregate(Precise.Max);
            return new Precise?[] { greatest - bar.Close, 1 - bar.Close / greatest, Precise.Ln(greatest / bar.Close) };
        })],
        ["sharpe(20,0,252)"] = bars => Single(OfLast(Simple(bars, 1), 20, window => Ratio(window, 0, Deviation(window, 19)))),
        ["sharpe(60,0.0001,12)"] = bars => Single(OfLast(
            Simple(bars, 1), 60, window => Ratio(window, 0.0001m, Deviation(window, 59)) * Precise.Sqrt(12) / Precise.Sqrt(252))),
        ["sortino(20,0,252)"] = bars => Single(OfLast(Simple(bars, 1), 20, window => Ratio(window, 0, Shortfall(window, 0)))),
        ["sortino(40,0.001,252)"] = bars => Single(OfLast(Simple(bars, 1), 40, window => Ratio(window, 0.001m, Shortfall(window, 0.001m)))),
        ["valueatrisk(100,0.95)"] = bars => Single(OfLast(Simple(bars, 1), 100, window => AtRisk(window, 4, 0.95m))),
        ["valueatrisk(30,0.9)"] = bars => Single(OfLast(Simple(bars, 1), 30, window => AtRisk(window, 2, 0.9m))),
        ["logret(5)"] = bars => Single(Logs(bars, 5)),
        ["pctret(1)"] = bars => Single(Simple(bars, 1)),
        ["pctret(7)"] = bars => Single(Simple(bars, 7)),
    };

    private static Precise?[] Normalized(PreciseBar[] bars, int n, bool withFirst) => Zip(
        Wilder(TrueRanges(bars, withFirst), n), [.. bars.Select(bar => (Precise?)bar.Close)], (range, close) => 100 * range / close);

    private static Precise?[] Logs(PreciseBar[] bars, int n) => Each(bars, i => i < n ? null : Precise.Ln(bars[i].Close / bars[i - n].Close));

    private static Precise?[] Simple(PreciseBar[] bars, int n) => Each(bars, i => i < n ? null : bars[i].Close / bars[i - n].Close - 1);

    private static Precise?[] Historical(Precise?[] returns, int n, int divisor) =>
        OfLast(returns, n, window => Deviation(window, divisor) * Precise.Sqrt(252));

    private static Precise RootMeanSquare(IEnumerable<Precise> values, int n) => Precise.Sqrt(Precise.Sum(values.Select(v => v * v)) / n);

    // Martin: each bar of the window is compared with the highest close of the window so far.
    private static Precise? Ulcer(PreciseBar[] window) =>
        RootMeanSquare(window.Select((_, i) => Below(window[..(i + 1)].Select(bar => bar.Close))), window.Length);

    private static Precise Below(IEnumerable<Precise> closes)
    {
        var all = closes.ToArray();
        var highest = all.Aggregate(Precise.Max);
        return 100 * (all[^1] - highest) / highest;
    }

    private static Precise? Yearly(IEnumerable<Precise> variances)
    {
        var all = variances.ToArray();
        return Precise.Sqrt(252 * Precise.Sum(all) / all.Length);
    }

    private static Precise Square(Precise value) => value * value;

    private static Precise GarmanKlass(PreciseBar bar) =>
        Square(Precise.Ln(bar.High / bar.Low)) / 2 - (2 * Precise.Ln(2) - 1) * Square(Precise.Ln(bar.Close / bar.Open));

    private static Precise RogersSatchell(PreciseBar bar) =>
        Precise.Ln(bar.High / bar.Close) * Precise.Ln(bar.High / bar.Open) + Precise.Ln(bar.Low / bar.Close) * Precise.Ln(bar.Low / bar.Open);

    private static Precise Parkinson(PreciseBar bar) => Square(Precise.Ln(bar.High / bar.Low)) / (4 * Precise.Ln(2));

    private static Precise? YangZhang(PreciseBar[] bars)
    {
        var n = bars.Length - 1;
        var k = 0.34m / ((Precise)1.34m + (Precise)(n + 1) / (n - 1));
        var gaps = Square(Deviation([.. bars.Skip(1).Select((bar, i) => Precise.Ln(bar.Open / bars[i].Close))], n - 1));
        var bodies = Square(Deviation([.. bars.Skip(1).Select(bar => Precise.Ln(bar.Close / bar.Open))], n - 1));
        return Precise.Sqrt(252 * (gaps + k * bodies + (1 - k) * Precise.Sum(bars.Skip(1).Select(RogersSatchell)) / n));
    }

    private static Precise?[][] Thermometer(PreciseBar[] bars, bool zeroInside)
    {
        var distances = Each(bars, i =>
        {
            if (i == 0)
            {
                return null;
            }

            var (up, down) = (bars[i].High - bars[i - 1].High, bars[i - 1].Low - bars[i].Low);
            return zeroInside && up < 0 && down < 0 ? 0 : Precise.Max(Precise.Abs(up), Precise.Abs(down));
        });
        var averages = Exponential(distances, 20, false);
        return Several(
            distances, averages, Zip(distances, averages, (d, a) => d < 2 * a ? 1 : 0), Zip(distances, averages, (d, a) => 2 * d > a ? 1 : 0));
    }

    private static Precise? Ratio(Precise[] returns, Precise wanted, Precise risk) =>
        risk == 0 ? null : (Precise.Sum(returns) / returns.Length - wanted) / risk * Precise.Sqrt(252);

    private static Precise Shortfall(Precise[] returns, Precise target) =>
        RootMeanSquare(returns.Select(value => Precise.Max(0, target - value)), returns.Length);

    // The quantile lies at (n - 1)(1 - level) of the returns in order, counted from 0.
    private static Precise? AtRisk(Precise[] returns, int below, Precise level)
    {
        var ordered = returns.OrderBy(value => value.Scaled).ToArray();
        return 0 - (ordered[below] + ((returns.Length - 1) * (1 - level) - below) * (ordered[below + 1] - ordered[below]));
    }
}
