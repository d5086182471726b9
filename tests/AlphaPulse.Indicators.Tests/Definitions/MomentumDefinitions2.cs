using static AlphaPulse.Indicators.Tests.TrendSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class MomentumDefinitions2
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["pgo(14)"] = bars => Single(PrettyGood(bars, 14)),
        ["po(14)"] = bars => Single(Projection(bars, 14)),
        ["po(14,regression)"] = bars => Single(Lines(Closes(bars), 14, (start, slope, x) => 100 * (x - start - 13 * slope) / (start + 13 * slope))),
        ["psl(12)"] = bars => Single(Sum(Each(bars.Length, i => i == 0 ? null : bars[i].Close > bars[i - 1].Close ? (Precise)100 / 12 : 0), 12)),
        ["bias(26)"] = bars => Single(Both(Present(Closes(bars)), Sma(Present(Closes(bars)), 26), (x, mean) => 100 * (x / mean - 1))),
        ["brar(26)"] = bars => Brar(bars, 26),
        ["linreg_angle(14)"] = bars => Single(Lines(Closes(bars), 14, (_, slope, _) => 180 * Precise.Atan(slope) / Precise.Pi)),
        ["smi(13,25,2,3)"] = bars => StochasticMomentum(bars, 13, 25, 2, 3, false),
        ["smi(9,5,3,4,first_value)"] = bars => StochasticMomentum(bars, 9, 5, 3, 4, true),
        ["squeeze(20,2,20,1.5)"] = bars => Rows(Squeezes(bars, 20, 2m, 20, [1.5m]), SqueezeMomentum(bars, 20)),
        ["squeeze_pro(20,2,20,2,1.5,1)"] = bars => Rows(Squeezes(bars, 20, 2m, 20, [2m, 1.5m, 1m]), SqueezeMomentum(bars, 20)),
        ["stc(10,23,50)"] = bars => Single(Schaff(Closes(bars), 10, 23, 50)),
        ["stc(10,23,50,average)"] = bars => Single(Sma(Position(Macd(Closes(bars), 23, 50), 10), 3)),
        ["tdseq"] = bars => Rows(RunLength(Closes(bars), 4, 1, 1000), RunLength(Closes(bars), 4, -1, 1000)),
        ["exhc(4,13)"] = bars => Rows(RunLength(Closes(bars), 4, 1, 13), RunLength(Closes(bars), 4, -1, 13)),
        ["exhc(2,3)"] = bars => Rows(RunLength(Closes(bars), 2, 1, 3), RunLength(Closes(bars), 2, -1, 3)),
        ["tmo(14,5,3)"] = bars => TrueMomentum(bars, 14, 5, 3),
        ["reflex(20)"] = bars => Rows(Flex(Closes(bars), 20, 1), Flex(Closes(bars), 20, 0)),
        ["wto(10,21,4)"] = bars => WaveTrend(bars, 10, 21, 4),
        ["derivosc(14,5,3,9)"] = bars => Single(Derivative(Closes(bars))),
        ["dem(14)"] = bars => Single(DeMarker(bars, 14)),
        ["pso(8,25)"] = bars => Single(Premier(bars, 8, 5)),
        ["ibs"] = bars => Single(bars.Select(bar => bar.High == bar.Low ? (Precise?)null : (bar.Close - bar.Low) / (bar.High - bar.Low))),
        ["aps(20)"] = bars => Single(Spike(Closes(bars), 20, 0)),
        ["aps(20,sample)"] = bars => Single(Spike(Closes(bars), 20, 1)),
        ["prs"] = bars => Single(bars.Select(bar => (Precise?)(bar.Close / bar.Open))),
        ["si(1)"] = bars => Single(Each(bars.Length, i => Swing(bars, i, 1m))),
        ["si(2.5)"] = bars => Single(Each(bars.Length, i => Swing(bars, i, 2.5m))),
        ["asi(1)"] = bars => Single(Each(bars.Length, i =>
            i == 0 ? null : Precise.Sum(Enumerable.Range(1, i).Select(k => Swing(bars, k, 1m) ?? 0)))),
    };

    private static Precise?[] PrettyGood(PreciseBar[] bars, int n)
    {
        var range = Ema(Wilder(TrueRanges(bars), n), n);
        var mean = Sma(Present(Closes(bars)), n);
        return Each(bars.Length, i => range[i] is not { } r || IsNothing(r, bars[i].Close) ? null : (bars[i].Close - mean[i]!.Value) / r);
    }

    private static Precise?[] Lines(Precise[] x, int n, Func<Precise, Precise, Precise, Precise> of) => Each(x.Length, i =>
    {
        if (i < n - 1)
        {
            return null;
        }

        var (start, slope) = Line(x[(i - n + 1)..(i + 1)]);
        return of(start, slope, x[i]);
    });

    private static Precise?[] Projection(PreciseBar[] bars, int n) => Each(bars.Length, i =>
    {
        if (i < n - 1)
        {
            return null;
        }

        var window = bars[(i - n + 1)..(i + 1)];
        var rise = Line([.. window.Select(bar => bar.High)]).Slope;
        var lift = Line([.. window.Select(bar => bar.Low)]).Slope;
        var upper = Highest(window.Select((bar, k) => bar.High + (n - 1 - k) * rise));
        var lower = Lowest(window.Select((bar, k) => bar.Low + (n - 1 - k) * lift));
        return IsNothing(upper - lower, bars[i].Close) ? null : 100 * (bars[i].Close - lower) / (upper - lower);
    });

    private static Precise?[][] Brar(PreciseBar[] bars, int n)
    {
        Precise?[] Ratio(Func<int, Precise> up, Func<int, Precise> down, int first)
        {
            Precise?[] Total(Func<int, Precise> way) => Sum(Each(bars.Length, i => i < first ? null : way(i)), n);
            return Both(Total(up), Total(down), (u, d) => d == Precise.Zero ? null : 100 * u / d);
        }

        return Rows(
            Ratio(i => bars[i].High - bars[i].Open, i => bars[i].Open - bars[i].Low, 0),
            Ratio(i => Precise.Max(0, bars[i].High - bars[i - 1].Close), i => Precise.Max(0, bars[i - 1].Close - bars[i].Low), 1));
    }

    private static (Precise Low, Precise High) Extremes(PreciseBar[] bars, int i, int n)
    {
        var window = bars[(i - n + 1)..(i + 1)];
        return (Lowest(window.Select(bar => bar.Low)), Highest(window.Select(bar => bar.High)));
    }

    private static Precise?[][] StochasticMomentum(PreciseBar[] bars, int n, int first, int second, int signal, bool seedOfFirst)
    {
        Precise?[] Twice(Func<Precise, Precise, Precise, Precise> of) => Ema(
            Ema(
                Each(bars.Length, i =>
                {
                    if (i < n - 1)
                    {
                        return null;
                    }

                    var (low, high) = Extremes(bars, i, n);
                    return of(low, high, bars[i].Close);
                }),
                first,
                seedOfFirst),
            second,
            seedOfFirst);
        var distance = Twice((low, high, close) => close - (high + low) / 2);
        var range = Twice((low, high, _) => high - low);
        var index = Each(bars.Length, i =>
            range[i] is not { } r || IsNothing(r, bars[i].Close) ? null : 100 * distance[i]!.Value / (r / 2));
        return Rows(index, Ema(index, signal, seedOfFirst));
    }

    private static Precise?[] Squeezes(PreciseBar[] bars, int bands, Precise deviations, int channel, Precise[] widths)
    {
        var closes = Closes(bars);
        var ranges = Sma(TrueRanges(bars), channel);
        return Each(bars.Length, i =>
        {
            if (i < bands - 1 || ranges[i] is not { } range)
            {
                return null;
            }

            var window = closes[(i - bands + 1)..(i + 1)];
            var mean = Precise.Sum(window) / bands;
            var deviation = Precise.Sqrt(Precise.Sum(window.Select(x => Square(x - mean))) / bands);
            return widths.Count(width => deviations * deviation < width * range);
        });
    }

    private static Precise?[] SqueezeMomentum(PreciseBar[] bars, int n)
    {
        var mean = Sma(Present(Closes(bars)), n);
        return Smoothed(
            Each(bars.Length, i =>
            {
                if (i < n - 1)
                {
                    return null;
                }

                var (low, high) = Extremes(bars, i, n);
                return bars[i].Close - ((high + low) / 2 + mean[i]!.Value) / 2;
            }),
            distances => Lines(distances, n, (start, slope, _) => start + (n - 1) * slope));
    }

    private static Precise?[] Macd(Precise[] x, int fast, int slow) => Both(Ema(Present(x), fast), Ema(Present(x), slow), (f, s) => f - s);

    private static Precise?[] Schaff(Precise[] x, int n, int fast, int slow)
    {
        static Precise?[] Halves(Precise[] values)
        {
            var result = new Precise?[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                result[i] = i == 0 ? values[0] : (result[i - 1]!.Value + values[i]) / 2;
            }

            return result;
        }

        // Where a range is 0 the fraction stays; before there is one, the second stage begins with what it looks at.
        Precise?[] Stage(Precise?[] values, bool begins)
        {
            Precise? last = null;
            var fractions = Smoothed(values, dense =>
            {
                var position = Position(Present(dense), n);
                return Each(dense.Length, i => last = position[i] ?? last ?? (begins && i >= n - 1 ? dense[i] : null));
            });
            return Smoothed(fractions, Halves);
        }

        return Stage(Stage(Macd(x, fast, slow), false), true);
    }

    private static Precise?[] RunLength(Precise[] x, int lag, int way, int cap)
    {
        var run = 0;
        return Each(x.Length, i =>
        {
            if (i < lag)
            {
                return null;
            }

            run = (way > 0 ? x[i] > x[i - lag] : x[i] < x[i - lag]) ? run + 1 : 0;
            return Math.Min(run, cap);
        });
    }

    private static Precise?[][] TrueMomentum(PreciseBar[] bars, int n, int calculation, int smoothing)
    {
        var score = Each(bars.Length, i => i < n - 1
            ? null
            : bars[(i - n + 1)..(i + 1)].Sum(bar => bars[i].Close > bar.Open ? 1 : bars[i].Close < bar.Open ? -1 : 0));
        var main = Ema(Ema(score, calculation), smoothing);
        return Rows(main, Ema(main, smoothing));
    }

    // Reflex takes the slope of the whole window out, trendflex does not.
    private static Precise?[] Flex(Precise[] x, int n, int takeOut)
    {
        var angle = Precise.Sqrt(2) * Precise.Pi / ((Precise)n / 2);
        var pole = Precise.Exp(0 - angle);
        var c2 = 2 * pole * Precise.Cos(angle);
        var c3 = 0 - pole * pole;
        var c1 = 1 - c2 - c3;
        var filter = new Precise[x.Length];
        Precise meanSquare = 0;
        return Each(x.Length, i =>
        {
            filter[i] = i < 2 ? x[i] : c1 * (x[i] + x[i - 1]) / 2 + c2 * filter[i - 1] + c3 * filter[i - 2];
            if (i < n)
            {
                return null;
            }

            var slope = takeOut * (filter[i - n] - filter[i]) / n;
            var sum = Precise.Sum(Enumerable.Range(1, n).Select(k => filter[i] + k * slope - filter[i - k])) / n;
            meanSquare = (4 * Square(sum) + 96 * meanSquare) / 100;
            var size = Precise.Sqrt(meanSquare);
            return IsNothing(size, x[i]) ? null : sum / size;
        });
    }

    private static Precise?[][] WaveTrend(PreciseBar[] bars, int channel, int average, int signal)
    {
        var price = Each(bars.Length, i => (bars[i].High + bars[i].Low + bars[i].Close) / 3);
        var distance = Both(price, Ema(price, channel), (p, e) => p - e);
        var deviation = Ema(Both(distance, distance, (d, _) => Precise.Abs(d)), channel);
        var wave = Ema(
            Each(bars.Length, i => deviation[i] is not { } d || IsNothing(d, bars[i].Close) ? null : distance[i]!.Value / (0.015m * d)), average);
        return Rows(wave, Sma(wave, signal));
    }

    private static Precise?[] Derivative(Precise[] x)
    {
        Precise?[] Gains(int sign) => Wilder(Each(x.Length, i => i == 0 ? null : Precise.Max(0, sign * (x[i] - x[i - 1]))), 14);
        var strength = Both(Gains(1), Gains(-1), (up, down) => up + down == Precise.Zero ? null : 100 * up / (up + down));
        var smooth = Ema(Ema(strength, 5), 3);
        return Both(smooth, Sma(smooth, 9), (s, mean) => s - mean);
    }

    private static Precise?[] DeMarker(PreciseBar[] bars, int n)
    {
        var up = Sma(Each(bars.Length, i => i == 0 ? null : Precise.Max(0, bars[i].High - bars[i - 1].High)), n);
        var down = Sma(Each(bars.Length, i => i == 0 ? null : Precise.Max(0, bars[i - 1].Low - bars[i].Low)), n);
        return Both(up, down, (u, d) => u + d == Precise.Zero ? null : u / (u + d));
    }

    private static Precise?[] Premier(PreciseBar[] bars, int n, int smoothing)
    {
        var normal = Each(bars.Length, i =>
        {
            if (i < n - 1)
            {
                return null;
            }

            var (low, high) = Extremes(bars, i, n);
            return high == low ? null : (100 * (bars[i].Close - low) / (high - low) - 50) / 10;
        });
        var smooth = Ema(Ema(normal, smoothing), smoothing);
        return Both(smooth, smooth, (s, _) => (Precise.Exp(s) - 1) / (Precise.Exp(s) + 1));
    }

    private static Precise?[] Spike(Precise[] x, int n, int ddof) => Each(x.Length, i =>
    {
        if (i <= n)
        {
            return null;
        }

        var changes = Enumerable.Range(i - n, n).Select(k => Precise.Ln(x[k] / x[k - 1])).ToArray();
        var mean = Precise.Sum(changes) / n;
        var deviation = Precise.Sqrt(Precise.Sum(changes.Select(change => Square(change - mean))) / (n - ddof));
        return IsNothing(deviation, 1) ? null : (x[i] - x[i - 1]) / (x[i - 1] * deviation);
    });

    private static Precise? Swing(PreciseBar[] bars, int i, Precise limit)
    {
        if (i == 0)
        {
            return null;
        }

        var (last, bar) = (bars[i - 1], bars[i]);
        var a = Precise.Abs(bar.High - last.Close);
        var b = Precise.Abs(bar.Low - last.Close);
        var c = bar.High - bar.Low;
        var d = Precise.Abs(last.Close - last.Open);
        var greatest = Highest([a, b, c]);
        var r = greatest == a ? a - b / 2 + d / 4 : greatest == b ? b - a / 2 + d / 4 : c + d / 4;
        var n = bar.Close - last.Close + (bar.Close - bar.Open) / 2 + (last.Close - last.Open) / 4;
        return r == Precise.Zero ? null : 50 * n / r * Precise.Max(a, b) / limit;
    }
}
