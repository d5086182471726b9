using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

internal static class TransformsDefinitions
{
    private static readonly Precise Ln10 = Precise.Ln(10);

    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["avgprice"] = Each(b => (b.Open + b.High + b.Low + b.Close) / 4),
        ["medprice"] = Each(b => (b.High + b.Low) / 2),
        ["typprice"] = Each(b => (b.High + b.Low + b.Close) / 3),
        ["wclprice"] = Each(b => (b.High + b.Low + b.Close + b.Close) / 4),
        ["add"] = Each(b => b.High + b.Low),
        ["sub"] = Each(b => b.High - b.Low),
        ["sub(open,close)"] = Each(b => b.Open - b.Close),
        ["mult(close,bop)"] = Each(b => b.Close * Balance(b)),
        ["div"] = Each(b => b.High / b.Low),
        ["div(close,volume)"] = Each(b => b.Volume == 0 ? null : b.Close / b.Volume),
        ["sin"] = Each(b => Precise.Sin(b.Close)),
        ["cos"] = Each(b => Precise.Cos(b.Close)),
        ["tan"] = Each(b => Precise.Sin(b.Close) / Precise.Cos(b.Close)),
        ["asin(1,bop)"] = Each(b => Arcsine(Balance(b))),
        ["acos(1,bop)"] = Each(b => Precise.Pi / 2 - Arcsine(Balance(b))),
        ["atan"] = Each(b => Precise.Atan(b.Close)),
        ["sinh(1,bop)"] = Each(b => (Precise.Exp(Balance(b)) - 1 / Precise.Exp(Balance(b))) / 2),
        ["cosh(1,bop)"] = Each(b => (Precise.Exp(Balance(b)) + 1 / Precise.Exp(Balance(b))) / 2),
        ["tanh(bop)"] = Each(b => HyperbolicTangent(Balance(b))),
        ["ln"] = Each(b => Precise.Ln(b.Close)),
        ["log10"] = Each(b => Precise.Ln(b.Close) / Ln10),
        ["exp(1,bop)"] = Each(b => Precise.Exp(Balance(b))),
        ["exp(20,bop)"] = Each(b => Precise.Exp(20 * Balance(b))),
        ["sqrt"] = Each(b => Precise.Sqrt(b.Close)),
        ["sqrt(bop)"] = Each(b => Balance(b) < 0 ? null : Precise.Sqrt(Balance(b))),
        ["ln(bop)"] = Each(b => Balance(b) > 0 ? Precise.Ln(Balance(b)) : null),
        ["ceil"] = Each(b => 0 - Floor(0 - b.Close)),
        ["floor"] = Each(b => Floor(b.Close)),
        ["round"] = Each(b => Floor(b.Close + 0.5m)),
        ["trunc"] = Each(b => Floor(b.Close)),
        ["trunc(mom(3))"] = bars => [.. Array.ConvertAll(Moves(bars, 3), v => new[] { v is { } m ? (m < 0 ? 0 - Floor(0 - m) : Floor(m)) : (Precise?)null })],
        ["round(mom(3))"] = bars => [.. Array.ConvertAll(Moves(bars, 3), v => new[] { v is { } m ? (m < 0 ? 0 - Floor(0.5m - m) : Floor(m + 0.5m)) : (Precise?)null })],
        ["abs(mom(3))"] = bars => [.. Array.ConvertAll(Moves(bars, 3), v => new[] { v is { } m ? Precise.Abs(m) : (Precise?)null })],
        ["todeg"] = Each(b => b.Close * 180 / Precise.Pi),
        ["torad"] = Each(b => b.Close * Precise.Pi / 180),
        ["ifisher(1,bop)"] = Each(b => HyperbolicTangent(Balance(b))),
        ["ifisher(2.5,bop)"] = Each(b => HyperbolicTangent(2.5m * Balance(b))),
        ["cube(bop)"] = Each(b => Balance(b) * Balance(b) * Balance(b)),
        ["remap(0,100,-1,1)"] = Each(b => 0 - (Precise)1 + 2 * b.Close / 100),
        ["remap(50,-150,10,1000)"] = Each(b => 10 + 990 * (b.Close - 50) / -200),
        ["lag(1)"] = bars => [.. bars.Select((_, t) => new[] { t < 1 ? (Precise?)null : bars[t - 1].Close })],
        ["lag(30)"] = bars => [.. bars.Select((_, t) => new[] { t < 30 ? (Precise?)null : bars[t - 30].Close })],
    };

    private static Definition Each(Func<PreciseBar, Precise?> of) => bars => [.. bars.Select(bar => new[] { of(bar) })];

    private static Precise?[] Moves(PreciseBar[] bars, int n) => [.. bars.Select((bar, t) => t < n ? (Precise?)null : bar.Close - bars[t - n].Close)];

    private static Precise Balance(PreciseBar b) => b.High == b.Low ? 0 : (b.Close - b.Open) / (b.High - b.Low);

    private static Precise Arcsine(Precise x) =>
        x == 1 ? Precise.Pi / 2 : x == -1 ? 0 - Precise.Pi / 2 : Precise.Atan(x / Precise.Sqrt((1 - x) * (1 + x)));

    private static Precise HyperbolicTangent(Precise x) => (Precise.Exp(2 * x) - 1) / (Precise.Exp(2 * x) + 1);

    private static Precise Floor(Precise x)
    {
        Precise one = 1;
        var rest = BigInteger.Remainder(x.Scaled, one.Scaled);
        return new Precise(x.Scaled - rest - (rest.Sign < 0 ? one.Scaled : 0));
    }
}
