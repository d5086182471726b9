using static AlphaPulse.Indicators.Tests.MomentumSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class MomentumDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new[]
    {
        Own(),
        MomentumDefinitions1.All,
        MomentumDefinitions2.All,
    }.SelectMany(part => part).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    private static Dictionary<string, Definition> Own() => new(StringComparer.Ordinal)
    {
        ["roc(10,fraction)"] = bars => Rows(Map(Rate(Close(bars), 10), v => v / 100)),
        ["roc(10,ratio)"] = bars => Rows(Map(Rate(Close(bars), 10), v => v / 100 + 1)),
        ["roc(10,ratio100)"] = bars => Rows(Map(Rate(Close(bars), 10), v => v + 100)),
        ["cmo(14)"] = bars => Rows(Chande(bars, x => Window(x, 14, w => Precise.Sum(w)))),
        ["cmo(14,smoothed)"] = bars => Rows(Map(Strength(Close(bars), 14), v => 2 * v - 100)),
        ["trix(15,common)"] = bars => Rows(Hutson(bars, 15, first: 15, false)),
        ["trix(15,current)"] = bars => Rows(Hutson(bars, 15, first: 0, true)),
        ["trix(15,first_value)"] = bars => Rows(Hutson(bars, 15, first: 1, false)),
        ["ultosc(7,14,28)"] = bars => Rows(Ultimate(bars)),
        ["apo(12,26)"] = bars => Rows(Map(Ema(Close(bars), 12), Ema(Close(bars), 26), (f, s) => f - s)),
        ["ppo(12,26,9)"] = bars => Percentage(Ema(Close(bars), 12), Ema(Close(bars), 26)),
        ["ppo(12,26,9,simple)"] = bars => Percentage(Sma(Close(bars), 12), Sma(Close(bars), 26)),
        ["sma(14,bop)"] = bars => Rows(Sma(Of(bars, b => b.High == b.Low ? 0 : (b.Close - b.Open) / (b.High - b.Low)), 14)),
    };

    private static Precise?[] Chande(PreciseBar[] bars, Func<Precise?[], Precise?[]> gather)
    {
        var changes = Change(Close(bars), 1);
        return Map(gather(Part(changes, 1)), gather(Part(changes, -1)), (up, down) => Ratio(100 * (up - down), up + down));
    }

    // Seeded by stages (0), all with the first mean (n), or each with a first value, that of the bar where by stages it would begin (1).
    private static Precise?[] Hutson(PreciseBar[] bars, int n, int first, bool byCurrent)
    {
        var weight = (Precise)2 / (n + 1);
        var once = Smoothed(Close(bars), first == 1 ? 1 : n, weight);
        var twice = Smoothed(first == 1 ? From(once, n - 1) : once, first == 0 ? n : 1, weight);
        var thrice = Smoothed(first == 1 ? From(twice, 2 * n - 2) : twice, first == 0 ? n : 1, weight);
        return [.. thrice.Select((v, t) => t < 1 || (first == 1 && t < 3 * n - 2) || v is not { } now || thrice[t - 1] is not { } last
            ? null
            : Ratio(100 * (now - last), byCurrent ? now : last))];
    }

    // Williams: buying pressure from the true low, over the true range.
    private static Precise?[] Ultimate(PreciseBar[] bars)
    {
        var pressure = bars.Select((b, t) => t == 0 ? (Precise?)null : b.Close - Precise.Min(b.Low, bars[t - 1].Close)).ToArray();
        var range = bars.Select((b, t) => t == 0 ? (Precise?)null : Precise.Max(b.High, bars[t - 1].Close) - Precise.Min(b.Low, bars[t - 1].Close)).ToArray();
        Precise?[] Share(int n) => Map(Window(pressure, n, w => Precise.Sum(w)), Window(range, n, w => Precise.Sum(w)), Ratio);
        return Map(Map(Share(7), Share(14), (a, b) => 4 * a + 2 * b), Share(28), (ab, c) => 100 * (ab + c) / 7);
    }

    private static Precise?[][] Percentage(Precise?[] fast, Precise?[] slow) =>
        Signalled(Map(fast, slow, (f, s) => Ratio(100 * (f - s), s)), line => Ema(line, 9));

    internal static Precise?[][] StochasticStrength(PreciseBar[] bars)
    {
        var strength = Strength(Close(bars), 14);
        var (low, high) = (Lowest(strength, 14), Highest(strength, 14));
        var k = Map(strength, Map(low, high, (l, h) => h - l), (v, range) => range == Precise.Zero ? null : v);
        k = [.. k.Select((v, t) => v is { } value ? Ratio(100 * (value - low[t]!.Value), high[t]!.Value - low[t]!.Value) : null)];
        return Rows(k, Sma(k, 3));
    }
}
