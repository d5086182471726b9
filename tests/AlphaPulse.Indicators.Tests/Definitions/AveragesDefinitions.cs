using static AlphaPulse.Indicators.Tests.AveragesSeries;

namespace AlphaPulse.Indicators.Tests;

internal static class AveragesDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["sma(20)"] = Of(x => Sma(x, 20)),
        ["ema(20)"] = Of(x => Exponential(Lift(x), 20, true)),
        ["ema(20,first_value)"] = Of(x => Exponential(Lift(x), 20, false)),
        ["wma(20)"] = Of(x => Wma(x, 20)),
        ["wma(1)"] = Of(x => Wma(x, 1)),
        ["smma(14)"] = Of(x => Wilder(x, 14)),
        ["dema(20)"] = Of(x => Combine(Nested(x, 20, 2, Seed.Stage), [2, -1])),
        ["dema(20,common)"] = Of(x => Combine(Nested(x, 20, 2, Seed.Common), [2, -1])),
        ["dema(7,first_value)"] = Of(x => Combine(Nested(x, 7, 2, Seed.First), [2, -1])),
        ["tema(20)"] = Of(x => Combine(Nested(x, 20, 3, Seed.Stage), [3, -3, 1])),
        ["tema(9,common)"] = Of(x => Combine(Nested(x, 9, 3, Seed.Common), [3, -3, 1])),
        ["tema(20,first_value)"] = Of(x => Combine(Nested(x, 20, 3, Seed.First), [3, -3, 1])),
        ["t3(5,0.7)"] = Of(x => T3(x, 5, 0.7m, Seed.Stage)),
        ["t3(8,0.55,common)"] = Of(x => T3(x, 8, 0.55m, Seed.Common)),
        ["t3(5,0.7,first_value)"] = Of(x => T3(x, 5, 0.7m, Seed.First)),
        ["trima(20)"] = Of(x => Sma(Sma(x, 11), 10)),
        ["trima(15)"] = Of(x => Sma(Sma(x, 8), 8)),
        ["hma(20)"] = Of(x => Hull(x, 20, 10, 4)),
        ["hma(9)"] = Of(x => Hull(x, 9, 4, 3)),
        ["kama(10,2,30)"] = Of(x => Kaufman(x, 10, 2, 30)),
        ["kama(5,3,20)"] = Of(x => Kaufman(x, 5, 3, 20)),
        ["kama(10,2,30,seed)"] = Of(x => Kaufman(x, 10, 2, 30, true)),
        ["lsma(14)"] = Of(x => Line(x, 14, (intercept, slope) => intercept + 13 * slope)),
        ["lsma(2)"] = Of(x => Line(x, 2, (intercept, slope) => intercept + slope)),
        ["tsf(14)"] = Of(x => Line(x, 14, (intercept, slope) => intercept + 14 * slope)),
        ["slope(14)"] = Of(x => Line(x, 14, (_, slope) => slope)),
        ["linreg_intercept(14)"] = Of(x => Line(x, 14, (intercept, _) => intercept)),
        ["zlema(10)"] = Of(x => ZeroLag(x, 10, 4)),
        ["zlema(20,first_value)"] = Of(x => ZeroLagFromValue(x, 20, 9)),
        ["vwma(20)"] = bars => Rows(VolumeWeighted(bars, 20)),
        ["midpoint(14)"] = Of(x => Windows(Lift(x), 14, w => (w.MaxBy(v => v.Scaled) + w.MinBy(v => v.Scaled)) / 2)),
        ["midprice(14)"] = bars => Rows(MidPrice(bars, 14)),
        ["alma(9,0.85,6)"] = Of(x => Legoux(x, 9, 0.85m, 6)),
        ["alma(20,0.5,3.5)"] = Of(x => Legoux(x, 20, 0.5m, 3.5m)),
        ["mcgd(10,0.6)"] = Of(x => McGinley(x, 10, 0.6m)),
        ["mcgd(14,1)"] = Of(x => McGinley(x, 14, 1)),
        ["swma(10)"] = Of(x => Weighted(x, [1, 2, 3, 4, 5, 5, 4, 3, 2, 1])),
        ["swma(4)"] = Of(x => Weighted(x, [1, 2, 2, 1])),
        ["swma(7)"] = Of(x => Weighted(x, [1, 2, 3, 4, 3, 2, 1])),
        ["sinwma(14)"] = Of(x => Weighted(x, [.. Enumerable.Range(1, 14).Select(i => Precise.Sin(i * Precise.Pi / 15))])),
        ["fwma(10)"] = Of(x => Weighted(x, [1, 1, 2, 3, 5, 8, 13, 21, 34, 55])),
        ["pwma(10)"] = Of(x => Weighted(x, [1, 9, 36, 84, 126, 126, 84, 36, 9, 1])),
        ["pwma(60)"] = Of(x => Weighted(x, Binomials(60))),
        ["hwma(0.2,0.1,0.1)"] = Of(x => HoltWinters(x, 0.2m, 0.1m, 0.1m)),
        ["hwma(0.5,0.4,0.3)"] = Of(x => HoltWinters(x, 0.5m, 0.4m, 0.3m)),
        ["jma(7,0,2)"] = Of(x => Jurik(x, 7, 0, 2)),
        ["jma(14,50,1)"] = Of(x => Jurik(x, 14, 50, 1)),
        ["ssf(10)"] = Of(x => TwoPoles(x, 10)),
        ["ssf(20,three)"] = Of(x => ThreePoles(x, 20)),
        ["laguerre(0.8)"] = Of(x => Laguerre(x, 0.8m)),
        ["laguerre(0)"] = Of(x => Laguerre(x, 0)),
        ["alaguerre(20,5)"] = Of(x => AdaptiveLaguerre(x, 20, 5)),
        ["alaguerre(10,1)"] = Of(x => AdaptiveLaguerre(x, 10, 1)),
        ["frama(16)"] = bars => Rows(Fractal(bars, 16, bar => bar.Close)),
        ["frama(10,median)"] = bars => Rows(Fractal(bars, 10, bar => (bar.High + bar.Low) / 2)),
        ["vidya(14)"] = Of(x => VariableIndex(x, 14)),
        ["vidyadev(2,5,0.2)"] = Of(x => VariableIndexOfDeviations(x, 2, 5, 0.2m)),
        ["vidyadev(5,20,0.4)"] = Of(x => VariableIndexOfDeviations(x, 5, 20, 0.4m)),
        ["mavp(2,30)"] = bars => Rows(VariablePeriod(bars, 2, 30, bar => bar.Close)),
        ["mavp(3,40,close,volume)"] = bars => Rows(VariablePeriod(bars, 3, 40, bar => bar.Volume)),
        ["mmar(10,10)"] = bars => Ribbon(Closes(bars), 10, 10),
        ["mmar(3,2)"] = bars => Ribbon(Closes(bars), 3, 2),
        ["rainbow(2)"] = bars => Rainbow(Closes(bars), 2),
        ["rainbow(3)"] = bars => Rainbow(Closes(bars), 3),
        ["mama(0.5,0.05)"] = bars => HilbertDefinition.Mesa(Closes(bars), 0.5m, 0.05m, false),
        ["mama(0.4,0.1,first_value)"] = bars => HilbertDefinition.Mesa(Closes(bars), 0.4m, 0.1m, true),
        ["ht_trendline"] = Of(x => HilbertDefinition.Trendline(x)),
    };

    private static Precise[] Closes(PreciseBar[] bars) => Array.ConvertAll(bars, bar => bar.Close);

    private static Definition Of(Func<Precise[], Precise?[]> series) => bars => Rows(series(Closes(bars)));

    private static Precise?[][] Rows(Precise?[] values) => Array.ConvertAll(values, value => new[] { value });

    private static Precise?[] Weighted(Precise[] x, Precise[] weights) =>
        Windows(Lift(x), weights.Length, w => Precise.Sum(w.Select((v, i) => weights[i] * v)) / Precise.Sum(weights));

    private static Precise[] Binomials(int n)
    {
        Precise[] row = [1];
        while (row.Length < n)
        {
            row = [1, .. row.Zip(row.Skip(1), (a, b) => a + b), 1];
        }

        return row;
    }

    // F = (1-a)(F + V + A/2) + a x; V = (1-b)(V + A) + b (F - F before); A = (1-c) A + c (V - V before); F + V + A/2.
    private static Precise?[] HoltWinters(Precise[] x, Precise a, Precise b, Precise c)
    {
        Precise level = x[0];
        Precise slope = 0;
        Precise bend = 0;
        return [.. x.Select(value =>
        {
            var nextLevel = (1 - a) * (level + slope + bend / 2) + a * value;
            var nextSlope = (1 - b) * (slope + bend) + b * (nextLevel - level);
            var nextBend = (1 - c) * bend + c * (nextSlope - slope);
            (level, slope, bend) = (nextLevel, nextSlope, nextBend);
            return (Precise?)(level + slope + bend / 2);
        })];
    }

    private static Precise?[] Jurik(Precise[] x, int n, int phase, int power)
    {
        var beta = (Precise)0.45m * (n - 1) / ((Precise)0.45m * (n - 1) + 2);
        Precise alpha = 1;
        for (var i = 0; i < power; i++)
        {
            alpha *= beta;
        }

        var ratio = (Precise)phase / 100 + 1.5m;
        var (e0, e1, e2, jma) = (x[0], (Precise)0, (Precise)0, x[0]);
        return [.. x.Select((value, t) =>
        {
            e0 = (1 - alpha) * value + alpha * e0;
            e1 = (value - e0) * (1 - beta) + beta * e1;
            e2 = (e0 + ratio * e1 - jma) * (1 - alpha) * (1 - alpha) + alpha * alpha * e2;
            jma += e2;
            return t < n - 1 ? (Precise?)null : jma;
        })];
    }

    // Ehlers 2004: c1 = 1 - c2 - c3, c2 = 2 a cos, c3 = -a^2.
    private static Precise?[] TwoPoles(Precise[] x, int n)
    {
        var angle = Precise.Sqrt(2) * Precise.Pi / n;
        var a = Precise.Exp(0 - angle);
        var (c2, c3) = (2 * a * Precise.Cos(angle), 0 - a * a);
        var f = new Precise[x.Length];
        for (var t = 0; t < x.Length; t++)
        {
            f[t] = t < 2 ? x[t] : (1 - c2 - c3) * x[t] + c2 * f[t - 1] + c3 * f[t - 2];
        }

        return Lift(f);
    }

    private static Precise?[] ThreePoles(Precise[] x, int n)
    {
        var a = Precise.Exp(0 - Precise.Pi / n);
        var b = 2 * a * Precise.Cos(Precise.Sqrt(3) * Precise.Pi / n);
        var c = a * a;
        var (d2, d3, d4) = (b + c, 0 - (c + b * c), c * c);
        var f = new Precise[x.Length];
        for (var t = 0; t < x.Length; t++)
        {
            f[t] = t < 3 ? x[t] : (1 - d2 - d3 - d4) * x[t] + d2 * f[t - 1] + d3 * f[t - 2] + d4 * f[t - 3];
        }

        return Lift(f);
    }

    private static Precise?[] Laguerre(Precise[] x, Precise gamma)
    {
        var l = new[] { x[0], x[0], x[0], x[0] };
        return [.. x.Select(value =>
        {
            var l0 = (1 - gamma) * value + gamma * l[0];
            var l1 = 0 - gamma * l0 + l[0] + gamma * l[1];
            var l2 = 0 - gamma * l1 + l[1] + gamma * l[2];
            var l3 = 0 - gamma * l2 + l[2] + gamma * l[3];
            l = [l0, l1, l2, l3];
            return (Precise?)((l0 + 2 * l1 + 2 * l2 + l3) / 6);
        })];
    }

    private static Precise?[] AdaptiveLaguerre(Precise[] x, int n, int m)
    {
        var l = new[] { x[0], x[0], x[0], x[0] };
        var filter = x[0];
        var distances = new List<Precise>();
        var places = new List<Precise>();
        var alpha = (Precise)2 / (n + 1);
        return [.. x.Select((value, t) =>
        {
            distances.Add(Precise.Abs(value - filter));
            var window = distances.TakeLast(n).ToArray();
            var (low, high) = (window.Aggregate(Precise.Min), window.Aggregate(Precise.Max));
            if (window.Length == n && high > low)
            {
                places.Add((distances[^1] - low) / (high - low));
                alpha = places.Count < m ? alpha : places.TakeLast(m).OrderBy(place => place.Scaled).ElementAt(m / 2);
            }

            var gamma = 1 - alpha;
            var l0 = alpha * value + gamma * l[0];
            var l1 = 0 - gamma * l0 + l[0] + gamma * l[1];
            var l2 = 0 - gamma * l1 + l[1] + gamma * l[2];
            var l3 = 0 - gamma * l2 + l[2] + gamma * l[3];
            l = [l0, l1, l2, l3];
            filter = (l0 + 2 * l1 + 2 * l2 + l3) / 6;
            return t < n + m - 2 ? (Precise?)null : filter;
        })];
    }

    private static Precise?[] Fractal(PreciseBar[] bars, int n, Func<PreciseBar, Precise> price)
    {
        Precise Range(int from, int to) => bars[from..to].MaxBy(b => b.High.Scaled)!.High - bars[from..to].MinBy(b => b.Low.Scaled)!.Low;
        var result = new Precise?[bars.Length];
        var average = price(bars[n - 1]);
        Precise alpha = 1;
        for (var t = n - 1; t < bars.Length; t++)
        {
            var n1 = Range(t + 1 - n / 2, t + 1) / (n / 2);
            var n2 = Range(t + 1 - n, t + 1 - n / 2) / (n / 2);
            var n3 = Range(t + 1 - n, t + 1) / n;
            if (n1 > 0 && n2 > 0)
            {
                var dimension = (Precise.Ln(n1 + n2) - Precise.Ln(n3)) / Precise.Ln(2);
                alpha = Precise.Max(0.01m, Precise.Min(1, Precise.Exp(-4.6m * (dimension - 1))));
            }

            average = t < n ? average : alpha * price(bars[t]) + (1 - alpha) * average;
            result[t] = t < n ? null : average;
        }

        return result;
    }

    private static Precise?[] VariableIndex(Precise[] x, int n)
    {
        var result = new Precise?[x.Length];
        var average = x[n - 1];
        for (var t = n; t < x.Length; t++)
        {
            var changes = Enumerable.Range(t - n + 1, n).Select(i => x[i] - x[i - 1]).ToArray();
            var up = Precise.Sum(changes.Where(c => c > 0));
            var down = 0 - Precise.Sum(changes.Where(c => c < 0));
            var weight = up + down == 0 ? 0 : (Precise)2 / (n + 1) * Precise.Abs((up - down) / (up + down));
            average = weight * x[t] + (1 - weight) * average;
            result[t] = average;
        }

        return result;
    }

    private static Precise?[] VariableIndexOfDeviations(Precise[] x, int brief, int whole, Precise factor)
    {
        Precise Deviation(Precise[] w)
        {
            var mean = Precise.Sum(w) / w.Length;
            return Precise.Sqrt(Precise.Sum(w.Select(v => (v - mean) * (v - mean))) / w.Length);
        }

        var result = new Precise?[x.Length];
        for (var t = whole - 2; t < x.Length; t++)
        {
            if (t == whole - 2)
            {
                result[t] = x[t];
                continue;
            }

            var window = x[(t + 1 - whole)..(t + 1)];
            var isFlat = window.All(v => v == window[0]);
            var weight = isFlat ? 0 : factor * Deviation(x[(t + 1 - brief)..(t + 1)]) / Deviation(window);
            result[t] = weight * x[t] + (1 - weight) * result[t - 1]!.Value;
        }

        return result;
    }

    private static Precise?[] VariablePeriod(PreciseBar[] bars, int least, int greatest, Func<PreciseBar, Precise> period) => [.. bars.Select((bar, t) =>
    {
        if (t < greatest - 1)
        {
            return (Precise?)null;
        }

        var n = least;
        while (n < greatest && !(n + 1 > period(bar)))
        {
            n++;
        }

        return Precise.Sum(bars[(t + 1 - n)..(t + 1)].Select(b => b.Close)) / n;
    })];

    private static Precise?[][] Ribbon(Precise[] x, int start, int step)
    {
        var lines = Enumerable.Range(0, 6).Select(i => Exponential(Lift(x), start + i * step, true)).ToArray();
        return [.. x.Select((_, t) => lines.Select(line => line[t]).ToArray())];
    }

    private static Precise?[][] Rainbow(Precise[] x, int n)
    {
        var lines = new List<Precise?[]> { Sma(x, n) };
        while (lines.Count < 10)
        {
            lines.Add(Sma(lines[^1], n));
        }

        return [.. x.Select((_, t) => lines.Select(line => line[t]).ToArray())];
    }
}
