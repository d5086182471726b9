using static AlphaPulse.Indicators.Tests.TrendSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class TrendDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["adx(14)"] = bars => Single(Adx(bars, 14, 13, 14)),
        ["adx(14,full)"] = bars => Single(Adx(bars, 14, 14, 14)),
        ["adx(10,first_bar)"] = bars => Single(Adx(bars, 10, 9, 9, true)),
        ["adxr(14)"] = bars => Single(Rating(Adx(bars, 14, 13, 14), 13)),
        ["adxr(14,full)"] = bars => Single(Rating(Adx(bars, 14, 13, 14), 14)),
        ["aroon(25,earliest)"] = bars => Rows(Aroon(bars, 25, true, true), Aroon(bars, 25, false, true)),
        ["aroonosc(14)"] = bars => Single(Both(Aroon(bars, 14, true, false), Aroon(bars, 14, false, false), (up, down) => up - down)),
        ["aroonosc(14,earliest)"] = bars => Single(Both(Aroon(bars, 14, true, true), Aroon(bars, 14, false, true), (up, down) => up - down)),
        ["di(14)"] = bars => Rows(Indicator(bars, 14, true), Indicator(bars, 14, false)),
        ["plus_di(9)"] = bars => Single(Indicator(bars, 9, true)),
        ["minus_di(14)"] = bars => Single(Indicator(bars, 14, false)),
        ["plus_dm(14)"] = bars => Single(WilderSum(bars, 14, 13, i => Movement(bars[i - 1], bars[i]).Up)),
        ["minus_dm(5)"] = bars => Single(WilderSum(bars, 5, 4, i => Movement(bars[i - 1], bars[i]).Down)),
        ["dx(14)"] = bars => Single(Dx(bars, 14, 13, 14)),
        ["vortex(14)"] = bars => Vortex(bars, 14),
        ["chop(14)"] = bars => Single(Choppiness(bars, 14, true)),
        ["chop(14,high_low)"] = bars => Single(Choppiness(bars, 14, false)),
        ["vhf(28)"] = bars => Single(Filter(Closes(bars), 28)),
        ["mass(25,9)"] = bars => Single(Mass(bars, 25, 9, false)),
        ["mass(10,5,first_value)"] = bars => Single(Mass(bars, 10, 5, true)),
        ["rwi(14)"] = bars => Rows(Walk(bars, 14, true), Walk(bars, 14, false)),
        ["qstick(10)"] = bars => Single(Sma(Each(bars.Length, i => bars[i].Close - bars[i].Open), 10)),
        ["ttm_trend(6)"] = bars => Single(Each(bars.Length, i => i < 5
            ? null
            : Sign(bars[i].Close, Precise.Sum(bars[(i - 5)..(i + 1)].Select(bar => (bar.High + bar.Low) / 2)) / 6, bars[i].Close))),
        ["amat(8,21,2)"] = bars => Single(Archer(Closes(bars), 8, 21, 2)),
        ["decay(3)"] = bars => Single(Decay(Closes(bars), last => last - (Precise)1 / 3)),
        ["edecay(5)"] = bars => Single(Decay(Closes(bars), last => last - last / 5)),
        ["increasing(3)"] = bars => Rows(Run(Closes(bars), 3, 1, false), Run(Closes(bars), 3, -1, false)),
        ["increasing(2,strict)"] = bars => Rows(Run(Closes(bars), 2, 1, true), Run(Closes(bars), 2, -1, true)),
        ["ravi(7,65)"] = bars => Single(Both(
            Sma(Present(Closes(bars)), 7), Sma(Present(Closes(bars)), 65), (fast, slow) => 100 * Precise.Abs(fast - slow) / slow)),
        ["longrun(2)"] = bars => Single(LongRun(bars, 2)),
        ["signals"] = bars => Single(Crosses(bars)),
        ["impulse(13,12,26,9)"] = bars => Single(Impulse(Closes(bars))),
        ["momersion(10,20)"] = bars => Single(Momersion(Closes(bars), 10, 20)),
    };

    private static Precise?[] Dx(PreciseBar[] bars, int n, int complete, int first, bool ties = false)
    {
        var up = WilderSum(bars, n, complete, i => Movement(bars[i - 1], bars[i], ties).Up);
        var down = WilderSum(bars, n, complete, i => Movement(bars[i - 1], bars[i], ties).Down);
        var index = Both(up, down, (p, m) => p + m == Precise.Zero ? null : 100 * Precise.Abs(p - m) / (p + m));
        return Each(bars.Length, i => i < first ? null : index[i]);
    }

    private static Precise?[] Adx(PreciseBar[] bars, int n, int complete, int first, bool ties = false) =>
        Wilder(Dx(bars, n, complete, first, ties), n);

    private static Precise?[] Rating(Precise?[] index, int lag) => Smoothed(index, dense =>
        Each(dense.Length, i => i < lag ? null : (dense[i] + dense[i - lag]) / 2));

    private static Precise?[] Aroon(PreciseBar[] bars, int n, bool up, bool earliest) => Each(bars.Length, i =>
    {
        if (i < n)
        {
            return null;
        }

        var window = Enumerable.Range(i - n, n + 1).ToArray();
        var extreme = up ? Highest(window.Select(k => bars[k].High)) : Lowest(window.Select(k => bars[k].Low));
        bool Is(int k) => (up ? bars[k].High : bars[k].Low) == extreme;
        var at = earliest ? window.First(Is) : window.Last(Is);
        return (Precise)(100 * (n - (i - at))) / n;
    });

    private static Precise?[] Indicator(PreciseBar[] bars, int n, bool plus)
    {
        var ranges = TrueRanges(bars);
        var moved = WilderSum(bars, n, n - 1, i => plus ? Movement(bars[i - 1], bars[i]).Up : Movement(bars[i - 1], bars[i]).Down);
        var range = WilderSum(bars, n, n - 1, i => ranges[i]!.Value);
        return Each(bars.Length, i => i < n || range[i] == Precise.Zero ? null : 100 * moved[i]!.Value / range[i]!.Value);
    }

    private static Precise?[][] Vortex(PreciseBar[] bars, int n)
    {
        var range = Sum(TrueRanges(bars), n);
        Precise?[] Side(Func<int, Precise> way) => Both(
            Sum(Each(bars.Length, i => i == 0 ? null : Precise.Abs(way(i))), n), range, (w, r) => r == Precise.Zero ? null : w / r);
        return Rows(Side(i => bars[i].High - bars[i - 1].Low), Side(i => bars[i].Low - bars[i - 1].High));
    }

    private static Precise?[] Choppiness(PreciseBar[] bars, int n, bool withCloses)
    {
        var sums = Sum(TrueRanges(bars), n);
        return Each(bars.Length, i =>
        {
            if (i < n)
            {
                return null;
            }

            var window = Enumerable.Range(i - n + 1, n).ToArray();
            var highest = Highest(window.Select(k => withCloses ? Precise.Max(bars[k].High, bars[k - 1].Close) : bars[k].High));
            var lowest = Lowest(window.Select(k => withCloses ? Precise.Min(bars[k].Low, bars[k - 1].Close) : bars[k].Low));
            return highest == lowest ? null : 100 * Precise.Ln(sums[i]!.Value / (highest - lowest)) / Precise.Ln(n);
        });
    }

    private static Precise?[] Filter(Precise[] x, int n) => Each(x.Length, i =>
    {
        if (i < n)
        {
            return null;
        }

        var window = x[(i - n + 1)..(i + 1)];
        var way = Precise.Sum(Enumerable.Range(i - n + 1, n).Select(k => Precise.Abs(x[k] - x[k - 1])));
        return way == Precise.Zero ? null : (Highest(window) - Lowest(window)) / way;
    });

    private static Precise?[] Mass(PreciseBar[] bars, int n, int smoothing, bool first)
    {
        var single = Ema(Each(bars.Length, i => bars[i].High - bars[i].Low), smoothing, first);
        var nested = Ema(Each(bars.Length, i => i < smoothing - 1 ? null : single[i]), smoothing, first);
        return Sum(
            Each(bars.Length, i => i < 2 * smoothing - 2 || IsNothing(nested[i]!.Value, bars[i].High) ? null : single[i]!.Value / nested[i]!.Value), n);
    }

    private static Precise?[] Walk(PreciseBar[] bars, int n, bool up)
    {
        var ranges = TrueRanges(bars);
        return Each(bars.Length, i =>
        {
            Precise? greatest = null;
            for (var k = 2; i >= n && k <= n; k++)
            {
                var mean = Precise.Sum(ranges[(i - k + 1)..(i + 1)].Select(range => range!.Value)) / k;
                if (mean != Precise.Zero)
                {
                    var way = up ? bars[i].High - bars[i - k].Low : bars[i - k].High - bars[i].Low;
                    var walk = way / (mean * Precise.Sqrt(k));
                    greatest = greatest is { } known ? Precise.Max(known, walk) : walk;
                }
            }

            return greatest;
        });
    }

    private static Precise?[] Archer(Precise[] x, int fast, int slow, int lookback)
    {
        var quick = Ema(Present(x), fast);
        var late = Ema(Present(x), slow);
        return Each(x.Length, i =>
        {
            if (i < slow - 1 + lookback)
            {
                return null;
            }

            int Over(Precise?[] average) => Sign(average[i]!.Value, average[i - lookback]!.Value, x[i]);
            var (f, s) = (Over(quick), Over(late));
            var isLong = (f > 0 && s < 0) || (f > 0 && s > 0);
            var isShort = (f < 0 && s > 0) || (f < 0 && s < 0);
            return isLong ? 1 : isShort ? -1 : 0;
        });
    }

    private static Precise?[] LongRun(PreciseBar[] bars, int n) => Each(bars.Length, i =>
    {
        if (i < n)
        {
            return null;
        }

        var fast = Sign(bars[i].Close, bars[i - n].Close, bars[i].Close);
        return Sign(bars[i].Open, bars[i - n].Open, bars[i].Open) == 0 ? 0 : fast;
    });

    private static Precise?[] Crosses(PreciseBar[] bars)
    {
        static int Side(PreciseBar bar) => bar.Close > bar.Open ? 1 : bar.Close < bar.Open ? -1 : 0;
        return Each(bars.Length, i =>
        {
            var before = bars[..i].Select(Side).LastOrDefault(side => side != 0);
            return i == 0 ? null : before * Side(bars[i]) < 0 ? Side(bars[i]) : 0;
        });
    }

    private static Precise?[] Decay(Precise[] x, Func<Precise, Precise> less)
    {
        var last = x[0];
        return Each(x.Length, i => last = i == 0 ? x[0] : Precise.Max(x[i], less(last)));
    }

    private static Precise?[] Run(Precise[] x, int n, int way, bool strict) => Each(x.Length, i =>
    {
        if (i < n)
        {
            return null;
        }

        bool Goes(int from, int to) => way > 0 ? x[to] > x[from] : x[to] < x[from];
        return (strict ? Enumerable.Range(i - n, n).All(k => Goes(k, k + 1)) : Goes(i - n, i)) ? 1 : 0;
    });

    private static Precise?[] Impulse(Precise[] x)
    {
        var average = Ema(Present(x), 13);
        var line = Both(Ema(Present(x), 12), Ema(Present(x), 26), (fast, slow) => fast - slow);
        var histogram = Both(line, Ema(line, 9), (l, signal) => l - signal);
        return Each(x.Length, i =>
        {
            if (i == 0 || average[i - 1] is null || histogram[i - 1] is null)
            {
                return null;
            }

            var trend = Sign(average[i]!.Value, average[i - 1]!.Value, x[i]);
            var force = Sign(histogram[i]!.Value, histogram[i - 1]!.Value, x[i]);
            return trend > 0 && force > 0 ? 1 : trend < 0 && force < 0 ? -1 : 0;
        });
    }

    private static Precise?[] Momersion(Precise[] x, int minimum, int n) => Each(x.Length, i =>
    {
        var pairs = Enumerable.Range(2, Math.Max(0, i - 1)).TakeLast(n).Select(k => (x[k] - x[k - 1]) * (x[k - 1] - x[k - 2])).ToArray();
        var on = pairs.Count(pair => pair > 0);
        var back = pairs.Count(pair => pair < 0);
        return pairs.Length < minimum || on + back == 0 ? null : (Precise)(100 * on) / (on + back);
    });
}
