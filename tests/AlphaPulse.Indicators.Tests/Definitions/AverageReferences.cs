namespace AlphaPulse.Indicators.Tests;

/// <summary>Averages straight from their definitions, window by window, with 80 decimals.</summary>
internal static class AverageReferences
{
    public static Precise?[] Of(string spec, PreciseBar[] bars)
    {
        var x = Array.ConvertAll(bars, bar => bar.Close);
        return spec switch
        {
            "wma(20)" => Wma(x, 20),
            "wma(1)" => Wma(x, 1),
            "smma(14)" => Wilder(x, 14),
            "dema(20)" => Combine(Nested(x, 20, 2, Seed.Stage), [2, -1]),
            "dema(20,common)" => Combine(Nested(x, 20, 2, Seed.Common), [2, -1]),
            "dema(7,first_value)" => Combine(Nested(x, 7, 2, Seed.First), [2, -1]),
            "tema(20)" => Combine(Nested(x, 20, 3, Seed.Stage), [3, -3, 1]),
            "tema(9,common)" => Combine(Nested(x, 9, 3, Seed.Common), [3, -3, 1]),
            "tema(20,first_value)" => Combine(Nested(x, 20, 3, Seed.First), [3, -3, 1]),
            "t3(5,0.7)" => T3(x, 5, 0.7m, Seed.Stage),
            "t3(8,0.55,common)" => T3(x, 8, 0.55m, Seed.Common),
            "t3(5,0.7,first_value)" => T3(x, 5, 0.7m, Seed.First),
            "trima(20)" => Sma(Sma(x, 11), 10),
            "trima(15)" => Sma(Sma(x, 8), 8),
            "hma(20)" => Hull(x, 20, 10, 4),
            "hma(9)" => Hull(x, 9, 4, 3),
            "kama(10,2,30)" => Kaufman(x, 10, 2, 30),
            "kama(5,3,20)" => Kaufman(x, 5, 3, 20),
            "lsma(14)" => Line(x, 14, (intercept, slope) => intercept + 13 * slope),
            "lsma(2)" => Line(x, 2, (intercept, slope) => intercept + slope),
            "tsf(14)" => Line(x, 14, (intercept, slope) => intercept + 14 * slope),
            "slope(14)" => Line(x, 14, (_, slope) => slope),
            "intercept(14)" => Line(x, 14, (intercept, _) => intercept),
            "zlema(10)" => ZeroLag(x, 10, 4),
            "zlema(20,first_value)" => ZeroLagFromValue(x, 20, 9),
            "vwma(20)" => VolumeWeighted(bars, 20),
            "midpoint(14)" => Windows(Lift(x), 14, w => (w.MaxBy(v => v.Scaled) + w.MinBy(v => v.Scaled)) / 2),
            "midprice(14)" => MidPrice(bars, 14),
            "alma(9,0.85,6)" => Legoux(x, 9, 0.85m, 6),
            "alma(20,0.5,3.5)" => Legoux(x, 20, 0.5m, 3.5m),
            "mcginley(10,0.6)" => McGinley(x, 10, 0.6m),
            "mcginley(14,1)" => McGinley(x, 14, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec, "No such reference."),
        };
    }

    private enum Seed
    {
        Stage,
        Common,
        First,
    }

    private static Precise?[] Windows(Precise?[] x, int n, Func<Precise[], Precise> of) =>
        [.. x.Select((_, t) => t < n - 1 || x[t - n + 1] is null ? (Precise?)null : of([.. x[(t - n + 1)..(t + 1)].Select(v => v!.Value)]))];

    private static Precise?[] Lift(Precise[] x) => Array.ConvertAll(x, v => (Precise?)v);

    private static Precise?[] Sma(Precise[] x, int n) => Sma(Lift(x), n);

    private static Precise?[] Sma(Precise?[] x, int n) => Windows(x, n, w => Precise.Sum(w) / n);

    private static Precise?[] Wma(Precise[] x, int n) => Wma(Lift(x), n);

    private static Precise?[] Wma(Precise?[] x, int n) =>
        Windows(x, n, w => Precise.Sum(w.Select((v, i) => v * (i + 1))) / Precise.Sum(Enumerable.Range(1, n).Select(i => (Precise)i)));

    // Hull: WMA(sqrt n) of 2 WMA(n/2) - WMA(n).
    private static Precise?[] Hull(Precise[] x, int n, int half, int root)
    {
        var (quick, slow) = (Wma(x, half), Wma(x, n));
        return Wma([.. quick.Zip(slow, (q, s) => s is null ? (Precise?)null : 2 * q!.Value - s.Value)], root);
    }

    // Wilder 1978: (13 x yesterday's average + today's value) / 14.
    private static Precise?[] Wilder(Precise[] x, int n)
    {
        var result = new Precise?[x.Length];
        for (var t = n - 1; t < x.Length; t++)
        {
            result[t] = t == n - 1 ? Precise.Sum(x[..n]) / n : (result[t - 1]!.Value * (n - 1) + x[t]) / n;
        }

        return result;
    }

    // weight x value + (1 - weight) x average before, from where the series begins.
    private static Precise?[] Exponential(Precise?[] x, int n, bool fromMean)
    {
        var result = new Precise?[x.Length];
        var weight = (Precise)2 / (n + 1);
        var begin = Array.FindIndex(x, v => v is not null);
        var first = fromMean ? begin + n - 1 : begin;
        for (var t = first; t < x.Length; t++)
        {
            result[t] = t > first ? weight * x[t]!.Value + (1 - weight) * result[t - 1]!.Value
                : fromMean ? Precise.Sum(x[begin..(t + 1)].Select(v => v!.Value)) / n
                : x[t];
        }

        return result;
    }

    private static Precise?[][] Nested(Precise[] x, int n, int stages, Seed seed)
    {
        var result = new Precise?[stages][];
        for (var stage = 0; stage < stages; stage++)
        {
            result[stage] = Exponential(
                stage == 0 ? Lift(x) : result[stage - 1], n, seed == Seed.Stage || (seed == Seed.Common && stage == 0));
        }

        return result;
    }

    private static Precise?[] Combine(Precise?[][] stages, Precise[] factors) =>
        [.. stages[^1].Select((last, t) => last is null ? (Precise?)null : Precise.Sum(factors.Select((f, stage) => f * stages[stage][t]!.Value)))];

    // Tillson 1998: GD(x) = (1+v) EMA(x) - v EMA(EMA(x)), three times; here on the stages, which is the same for linear filters.
    private static Precise?[] T3(Precise[] x, int n, decimal v, Seed seed)
    {
        Precise a = v;
        return Combine(
            Nested(x, n, 6, seed),
            [0, 0, 1 + 3 * a + a * a * a + 3 * a * a, -6 * a * a - 3 * a - 3 * a * a * a, 3 * a * a + 3 * a * a * a, 0 - a * a * a]);
    }

    // Kaufman 1995, with the efficiency 1 of TA-Lib where the price did not move.
    private static Precise?[] Kaufman(Precise[] x, int n, int fast, int slow)
    {
        var result = new Precise?[x.Length];
        var average = x[n - 1];
        for (var t = n; t < x.Length; t++)
        {
            var noise = Precise.Sum(Enumerable.Range(t - n + 1, n).Select(i => Precise.Abs(x[i] - x[i - 1])));
            var efficiency = noise == 0 ? 1 : Precise.Abs(x[t] - x[t - n]) / noise;
            var smooth = efficiency * ((Precise)2 / (fast + 1) - (Precise)2 / (slow + 1)) + (Precise)2 / (slow + 1);
            average += smooth * smooth * (x[t] - average);
            result[t] = average;
        }

        return result;
    }

    // Least squares over the positions 0 to n-1, from the covariance and the variance of the positions.
    private static Precise?[] Line(Precise[] x, int n, Func<Precise, Precise, Precise> read) => Windows(Lift(x), n, w =>
    {
        var middle = (Precise)(n - 1) / 2;
        var mean = Precise.Sum(w) / n;
        var slope = Precise.Sum(w.Select((v, i) => (i - middle) * (v - mean))) / Precise.Sum(w.Select((_, i) => (i - middle) * (i - middle)));
        return read(mean - slope * middle, slope);
    });

    private static Precise?[] ZeroLag(Precise[] x, int n, int lag) =>
        Exponential([.. x.Select((v, t) => t < lag ? (Precise?)null : 2 * v - x[t - lag])], n, true);

    // Tulip: the average begins as the last value before there is a corrected one.
    private static Precise?[] ZeroLagFromValue(Precise[] x, int n, int lag) =>
        Exponential([.. x.Select((v, t) => t < lag - 1 ? (Precise?)null : t == lag - 1 ? v : 2 * v - x[t - lag])], n, false);

    private static Precise?[] VolumeWeighted(PreciseBar[] bars, int n) => [.. bars.Select((_, t) =>
    {
        var window = t < n - 1 ? [] : bars[(t - n + 1)..(t + 1)];
        var volume = Precise.Sum(window.Select(bar => bar.Volume));
        return volume == 0 ? (Precise?)null : Precise.Sum(window.Select(bar => bar.Close * bar.Volume)) / volume;
    })];

    private static Precise?[] MidPrice(PreciseBar[] bars, int n) => [.. bars.Select((_, t) =>
    {
        var window = t < n - 1 ? [] : bars[(t - n + 1)..(t + 1)];
        return window.Length == 0
            ? (Precise?)null
            : (window.MaxBy(bar => bar.High.Scaled)!.High + window.MinBy(bar => bar.Low.Scaled)!.Low) / 2;
    })];

    // Legoux: weights exp(-(i - m)^2 / (2 s^2)), m = offset (n-1), s = n / sigma, i from the oldest value.
    private static Precise?[] Legoux(Precise[] x, int n, decimal offset, decimal sigma)
    {
        var deviation = n / (Precise)sigma;
        var weights = Enumerable.Range(0, n).Select(i =>
        {
            var distance = i - (Precise)offset * (n - 1);
            return Exponential(distance * distance / (2 * deviation * deviation));
        }).ToArray();
        return Windows(Lift(x), n, w => Precise.Sum(w.Select((v, i) => v * weights[i])) / Precise.Sum(weights));
    }

    // e^-x as one over the series of e^x, all of whose terms are positive.
    private static Precise Exponential(Precise x)
    {
        Precise term = 1;
        Precise sum = 0;
        for (var k = 1; term > 0; k++)
        {
            sum += term;
            term = term * x / k;
        }

        return 1 / sum;
    }

    // McGinley 1990: the step is the distance over k n (x / average)^4; begun again where it leaves the positive numbers.
    private static Precise?[] McGinley(Precise[] x, int n, decimal k)
    {
        var result = new Precise?[x.Length];
        var average = x[0];
        for (var t = 0; t < x.Length; t++)
        {
            var ratio = x[t] / average;
            var next = average + (x[t] - average) / ((Precise)k * n * (ratio * ratio * ratio * ratio));
            average = next > 0 ? next : x[t];
            result[t] = average;
        }

        return result;
    }
}
