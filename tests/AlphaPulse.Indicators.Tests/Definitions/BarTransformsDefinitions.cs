using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

internal static class BarTransformsDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["ha"] = HeikinAshi,
        ["renko(1)"] = bars => Renko(bars, 1),
        ["renko(0.25)"] = bars => Renko(bars, 0.25m),
        ["insidebar"] = bars => Each(bars, i => i == 0 ? null : bars[i].High < bars[i - 1].High && bars[i].Low > bars[i - 1].Low ? 100 : 0),
        ["insidebar(include)"] = bars => Each(bars, i => i == 0 ? null : bars[i].High > bars[i - 1].High || bars[i].Low < bars[i - 1].Low ? 0 : 100),
        ["dojipct(0.1)"] = bars => Each(bars, i => Reaches(bars[i].Open / 1000, Precise.Abs(bars[i].Close - bars[i].Open), bars[i].Open) ? 100 : 0),
        ["marubozupct(95)"] = bars => Each(bars, i => Marubozu(bars[i], 95)),
        ["marubozupct(41.7)"] = bars => Each(bars, i => Marubozu(bars[i], 41.7m)),
    };

    private static Precise?[][] Each(PreciseBar[] bars, Func<int, Precise?> of) => [.. bars.Select((_, i) => new[] { of(i) })];

    private static bool Reaches(Precise value, Precise bound, Precise size) => !(value < bound) || ChannelsSeries.Ties(value, bound, size);

    private static Precise? Marubozu(PreciseBar bar, Precise percent)
    {
        var (body, range) = (bar.Close - bar.Open, bar.High - bar.Low);
        return range == 0 || body == 0 || !Reaches(100 * Precise.Abs(body), percent * range, 100 * bar.High) ? 0 : body > 0 ? 100 : -100;
    }

    private static Precise?[][] HeikinAshi(PreciseBar[] bars)
    {
        var result = new List<Precise?[]>();
        foreach (var bar in bars)
        {
            var close = (bar.Open + bar.High + bar.Low + bar.Close) / 4;
            var open = result.Count == 0 ? (bar.Open + bar.Close) / 2 : (result[^1][0]!.Value + result[^1][3]!.Value) / 2;
            result.Add([open, Precise.Max(bar.High, Precise.Max(open, close)), Precise.Min(bar.Low, Precise.Min(open, close)), close]);
        }

        return [.. result];
    }

    // The grid of the first price, in whole heights; a price that ties with a level stands on it.
    private static Precise?[][] Renko(PreciseBar[] bars, Precise size)
    {
        var first = bars[0].Close;
        var result = new List<Precise?[]>();
        BigInteger top = 0;
        BigInteger bottom = 0;
        var direction = 0;
        foreach (var bar in bars)
        {
            var heights = (bar.Close - first) / size;
            var level = Floor(heights);
            var floor = ChannelsSeries.Ties(bar.Close, first + Whole(level + 1) * size, bar.Close) ? level + 1 : level;
            var ceiling = ChannelsSeries.Ties(bar.Close, first + Whole(level) * size, bar.Close) ? level : level + 1;
            BigInteger count = 0;
            if (floor > top)
            {
                (count, top, bottom, direction) = (floor - top, floor, floor - 1, 1);
            }
            else if (ceiling < bottom)
            {
                (count, bottom, top, direction) = (ceiling - bottom, ceiling, ceiling + 1, -1);
            }

            var (low, high) = (first + Whole(bottom) * size, first + Whole(top) * size);
            result.Add([direction, direction < 0 ? high : low, direction < 0 ? low : high, Whole(count)]);
        }

        return [.. result];
    }

    private static Precise Whole(BigInteger value) => new(value * ((Precise)1).Scaled);

    private static BigInteger Floor(Precise value)
    {
        var quotient = BigInteger.DivRem(value.Scaled, ((Precise)1).Scaled, out var rest);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
