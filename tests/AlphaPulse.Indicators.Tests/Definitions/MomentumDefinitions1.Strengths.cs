using static AlphaPulse.Indicators.Tests.MomentumSeries;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Rises against falls, places in a range, and filters.</summary>
internal static partial class MomentumDefinitions1
{
    private static Dictionary<string, Definition> Strengths() => new(StringComparer.Ordinal)
    {
        ["kdj(9,3)"] = bars => ThirdsOfPlace(bars, x => FromFifty(x, 3)),
        ["kdj(9,3,average)"] = bars => ThirdsOfPlace(bars, x => Wilder(x, 3)),
        ["imi(14)"] = bars => Rows(Intraday(bars, 14)),
        ["tsi(25,13,7)"] = bars => Blau(Close(bars), 25, 13, 7),
        ["fisher(9)"] = bars => Transformed(bars, 9, false),
        ["fisher(10,growing)"] = bars => Transformed(bars, 10, true),
        ["crsi(3,2,100)"] = bars => Rows(Connors(Close(bars), 3, 2, 100, false)),
        ["crsi(3,2,100,at_most)"] = bars => Rows(Connors(Close(bars), 3, 2, 100, true)),
        ["crsi(5,4,20)"] = bars => Rows(Connors(Close(bars), 5, 4, 20, false)),
        ["cti(12)"] = bars => Rows(Correlation(Close(bars), 12)),
        ["er(10)"] = bars => Rows(Efficiency(Close(bars), 10)),
        ["rvi(14,10)"] = bars => Rows(Dorsey(Close(bars), 10, x => Wilder(x, 14))),
        ["rvi(14,14,exponential)"] = bars => Rows(Dorsey(Close(bars), 14, x => Ema(x, 14))),
        ["rvirev(14,10)"] = bars => Rows(Revised(bars, 10, x => Wilder(x, 14))),
        ["rvirev(14,14,exponential)"] = bars => Rows(Revised(bars, 14, x => Ema(x, 14))),
        ["rvirev(14,10,open,close)"] = bars => Rows(Both(Dorsey(Of(bars, bar => bar.Open), 10, x => Wilder(x, 14)), Dorsey(Close(bars), 10, x => Wilder(x, 14)))),
        ["inertiarev(20,14,10)"] = bars => Rows(Line(Revised(bars, 10, x => Wilder(x, 14)), 20, 19)),
        ["inertiarev(20,14,14,exponential)"] = bars => Rows(Line(Revised(bars, 14, x => Ema(x, 14)), 20, 19)),
        ["inertia(20,14,10)"] = bars => Rows(Line(Dorsey(Close(bars), 10, x => Wilder(x, 14)), 20, 19)),
        ["inertia(20,14,14,exponential)"] = bars => Rows(Line(Dorsey(Close(bars), 14, x => Ema(x, 14)), 20, 19)),
        ["lrsi(0.5)"] = bars => Rows(Laguerre(Close(bars), 0.5m)),
        ["lrsi(0.8)"] = bars => Rows(Laguerre(Close(bars), 0.8m)),
        ["rsx(14)"] = bars => Rows(Jurik(Close(bars), 14)),
        ["rrsi(10,8)"] = bars => Rows(Rocket(Close(bars), 10, 8)),
        ["rvgi(14)"] = bars => Vigor(bars, 14),
        ["qqe(14,5,4.236)"] = bars => Estimation(Close(bars), 14, 5, 4.236m),
    };

    private static Precise?[][] ThirdsOfPlace(PreciseBar[] bars, Func<Precise?[], Precise?[]> average)
    {
        var (high, low) = (Highest(Of(bars, b => b.High), 9), Lowest(Of(bars, b => b.Low), 9));
        var place = bars.Select((b, t) => high[t] is { } top ? Ratio(100 * (b.Close - low[t]!.Value), top - low[t]!.Value) : null).ToArray();
        var k = average(place);
        var d = average(k);
        return Rows(k, d, Map(k, d, (fast, slow) => 3 * fast - 2 * slow));
    }

    private static Precise?[] FromFifty(Precise?[] x, int n)
    {
        Precise average = 50;
        return Map(x, v => average = ((n - 1) * average + v) / n);
    }

    private static Precise?[] Intraday(PreciseBar[] bars, int n)
    {
        var body = Of(bars, b => b.Close - b.Open);
        return Window(body, n, w => Ratio(100 * Precise.Sum(w.Select(v => Precise.Max(v, 0))), Precise.Sum(w.Select(Precise.Abs))));
    }

    private static Precise?[][] Blau(Precise?[] x, int first, int second, int signal)
    {
        var change = Change(x, 1);
        Precise?[] Twice(Precise?[] v) => Ema(Ema(v, first), second);
        var index = Map(Twice(change), Twice(Map(change, v => Precise.Abs(v))), (moved, size) => Ratio(100 * moved, size));
        return Rows(index, Ema(index, signal));
    }

    private static Precise?[][] Transformed(PreciseBar[] bars, int n, bool growing)
    {
        var middle = Array.ConvertAll(bars, b => (b.High + b.Low) / 2);
        var rows = new Precise?[bars.Length][];
        Precise place = 0;
        Precise fisher = 0;
        for (var t = 0; t < bars.Length; t++)
        {
            rows[t] = [null, null];
            var window = middle[Math.Max(0, t - n + 1)..(t + 1)];
            var (low, high) = (window.Aggregate(Precise.Min), window.Aggregate(Precise.Max));
            if ((window.Length < n && !growing) || high == low)
            {
                continue;
            }

            place = (Precise)0.66m * ((middle[t] - low) / (high - low) - (Precise)0.5m) + (Precise)0.67m * place;
            place = place > (Precise)0.99m ? 0.999m : place < (Precise)(-0.99m) ? -0.999m : place;
            var before = fisher;
            fisher = Precise.Ln((1 + place) / (1 - place)) / 2 + before / 2;
            rows[t] = [fisher, before];
        }

        return rows;
    }

    private static Precise?[] Connors(Precise?[] x, int period, int streakPeriod, int rank, bool atMost)
    {
        var run = 0;
        var streak = x.Select((v, t) =>
        {
            var direction = t == 0 ? 0 : v > x[t - 1] ? 1 : v < x[t - 1] ? -1 : 0;
            run = direction == 0 ? 0 : Math.Sign(run) == direction ? run + direction : direction;
            return t == 0 ? null : (Precise?)run;
        }).ToArray();

        // Changes within 10^-15 of each other are equal.
        var change = Map(Rate(x, 1), v => v / 100);
        var tie = (Precise)1e-15m;
        var ranks = Window(change, rank + 1, w => (Precise)(100 * w[..^1].Count(v => atMost ? !(v > w[^1] + tie) : v < w[^1] - tie)) / rank);
        return Map(Map(Strength(x, period), Strength(streak, streakPeriod), (a, b) => a + b), ranks, (ab, c) => (ab + c) / 3);
    }

    private static Precise?[] Correlation(Precise?[] x, int n) => Window(x, n, w =>
    {
        Precise N = n;
        var (sumX, sumY) = (Precise.Sum(w), Precise.Sum(Enumerable.Range(1, n).Select(i => (Precise)i)));
        var top = N * Precise.Sum(w.Select((v, i) => v * (i + 1))) - sumX * sumY;
        var left = N * Precise.Sum(w.Select(v => v * v)) - sumX * sumX;
        var right = N * Precise.Sum(Enumerable.Range(1, n).Select(i => (Precise)(i * i))) - sumY * sumY;
        return w.All(v => v == w[0]) ? null : top / (Precise.Sqrt(left) * Precise.Sqrt(right));
    });

    private static Precise?[] Efficiency(Precise?[] x, int n) => Window(
        x, n + 1, w => Ratio(Precise.Abs(w[^1] - w[0]), Precise.Sum(w.Skip(1).Select((v, i) => Precise.Abs(v - w[i])))));

    private static Precise?[] Dorsey(Precise?[] x, int n, Func<Precise?[], Precise?[]> average)
    {
        var deviation = Deviation(x, n);
        var rising = average([.. deviation.Select((v, t) => v is null ? null : x[t] > x[t - 1] ? v : (Precise?)0)]);
        var falling = average([.. deviation.Select((v, t) => v is null ? null : x[t] < x[t - 1] ? v : (Precise?)0)]);
        return Map(rising, falling, (up, down) => Ratio(100 * up, up + down));
    }

    private static Precise?[] Revised(PreciseBar[] bars, int n, Func<Precise?[], Precise?[]> average) =>
        Both(Dorsey(Of(bars, bar => bar.High), n, average), Dorsey(Of(bars, bar => bar.Low), n, average));

    private static Precise?[] Both(Precise?[] x, Precise?[] y) => Map(x, y, (left, right) => (left + right) / 2);

    private static Precise?[] Laguerre(Precise?[] x, Precise damping)
    {
        var stages = Enumerable.Repeat(x[0]!.Value, 4).ToArray();
        return [.. x.Select((v, t) =>
        {
            var old = stages.ToArray();
            stages[0] = (1 - damping) * v!.Value + damping * old[0];
            for (var stage = 1; stage < 4; stage++)
            {
                stages[stage] = old[stage - 1] - damping * stages[stage - 1] + damping * old[stage];
            }

            Precise up = 0;
            Precise down = 0;
            for (var stage = 0; stage < 3; stage++)
            {
                up += Precise.Max(stages[stage] - stages[stage + 1], 0);
                down += Precise.Max(stages[stage + 1] - stages[stage], 0);
            }

            return t < 3 ? null : Ratio(up, up + down);
        })];
    }

    private static Precise?[] Jurik(Precise?[] x, int n)
    {
        Precise?[] Filtered(Precise?[] v)
        {
            for (var stage = 0; stage < 3; stage++)
            {
                Precise one = 0;
                Precise two = 0;
                v = Map(v, value =>
                {
                    one += (Precise)3 / (n + 2) * (value - one);
                    two += (Precise)3 / (n + 2) * (one - two);
                    return (3 * one - two) / 2;
                });
            }

            return v;
        }

        var change = Change(x, 1);
        var index = Map(
            Filtered(change),
            Filtered(Map(change, v => Precise.Abs(v))),
            (moved, size) => !(size > Precise.Zero) ? null : Precise.Max(0, Precise.Min(100, 50 * (moved / size + 1))));
        return From(index, n);
    }

    private static Precise?[] Rocket(Precise?[] x, int n, int smoothing)
    {
        var angle = Precise.Sqrt(2) * Precise.Pi / smoothing;
        var a = Precise.Exp(0 - angle);
        var b = 2 * a * Precise.Cos(angle);
        var momentum = Change(x, n - 1);
        var filtered = new Precise?[x.Length];
        for (var t = n; t < x.Length; t++)
        {
            filtered[t] = (1 - b + a * a) * (momentum[t]!.Value + momentum[t - 1]!.Value) / 2
                + b * (filtered[t - 1] ?? 0) - a * a * (filtered[t - 2] ?? 0);
        }

        return Window(filtered, n + 1, w =>
        {
            var changes = w.Skip(1).Select((v, i) => v - w[i]).ToArray();
            return Ratio(Precise.Sum(changes), Precise.Sum(changes.Select(Precise.Abs))) is not { } ratio ? null : Stretched(ratio);
        });
    }

    private static Precise Stretched(Precise ratio)
    {
        var bounded = Precise.Max(-0.999m, Precise.Min(0.999m, ratio));
        return Precise.Ln((1 + bounded) / (1 - bounded)) / 2;
    }

    private static Precise?[][] Vigor(PreciseBar[] bars, int n)
    {
        static Precise?[] Weighted(Precise?[] x) => Window(x, 4, w => (w[0] + 2 * w[1] + 2 * w[2] + w[3]) / 6);
        var body = Window(Weighted(Of(bars, b => b.Close - b.Open)), n, w => Precise.Sum(w));
        var range = Window(Weighted(Of(bars, b => b.High - b.Low)), n, w => Precise.Sum(w));
        return Signalled(Map(body, range, Ratio), Weighted);
    }

    // The bands trail the smoothed index; the trend turns where it crosses the band of the last bar that it was not beyond before.
    private static Precise?[][] Estimation(Precise?[] x, int n, int smoothing, Precise factor)
    {
        var index = Ema(Strength(x, n), smoothing);
        var size = index.Select((v, t) => t == 0 || v is null || index[t - 1] is null ? (Precise?)null : Precise.Abs(v.Value - index[t - 1]!.Value)).ToArray();
        var distance = Map(Ema(Ema(size, 2 * n - 1), 2 * n - 1), v => factor * v);
        var (below, above) = (new Precise?[x.Length], new Precise?[x.Length]);
        var trend = 1;
        return [.. x.Select((_, t) =>
        {
            if (distance[t] is not { } away)
            {
                return new[] { null, index[t], null, null, (Precise?)null };
            }

            var (now, last) = (index[t]!.Value, index[t - 1]!.Value);
            below[t] = below[t - 1] is { } low && last > low && now > low ? Precise.Max(low, now - away) : now - away;
            above[t] = above[t - 1] is { } high && last < high && now < high ? Precise.Min(high, now + away) : now + away;
            if (above[t - 2] is not null)
            {
                var crossedAbove = now > above[t - 1]!.Value ? last < above[t - 2]!.Value : !(last < above[t - 2]!.Value);
                var crossedBelow = now > below[t - 1]!.Value ? last < below[t - 2]!.Value : !(last < below[t - 2]!.Value);
                trend = crossedAbove ? 1 : crossedBelow ? -1 : trend;
            }

            return [trend > 0 ? below[t] : above[t], index[t], below[t], above[t], trend];
        })];
    }
}
