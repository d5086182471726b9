namespace AlphaPulse.Indicators.Tests;

/// <summary>Averages straight from their definitions, window by window, with 80 decimals.</summary>
internal static class AveragesSeries
{
    public enum Seed
    {
        Stage,
        Common,
        First,
    }

    public static Precise?[] Windows(Precise?[] x, int n, Func<Precise[], Precise> of) =>
        [.. x.Select((_, t) => t < n - 1 || x[t - n + 1] is null ? (Precise?)null : of([.. x[(t - n + 1)..(t + 1)].Select(v => v!.Value)]))];

    public static Precise?[] Lift(Precise[] x) => Array.ConvertAll(x, v => (Precise?)v);

    public static Precise?[] Sma(Precise[] x, int n) => Sma(Lift(x), n);

    public static Precise?[] Sma(Precise?[] x, int n) => Windows(x, n, w => Precise.Sum(w) / n);

    public static Precise?[] Wma(Precise[] x, int n) => Wma(Lift(x), n);

    public static Precise?[] Wma(Precise?[] x, int n) =>
        Windows(x, n, w => Precise.Sum(w.Select((v, i) => v * (i + 1))) / Precise.Sum(Enumerable.Range(1, n).Select(i => (Precise)i)));

    // Hull: WMA(sqrt n) of 2 WMA(n/2) - WMA(n).
    public static Precise?[] Hull(Precise[] x, int n, int half, int root)
    {
        var (quick, slow) = (Wma(x, half), Wma(x, n));
        return Wma([.. quick.Zip(slow, (q, s) => s is null ? (Precise?)null : 2 * q!.Value - s.Value)], root);
    }

    // Wilder 1978: (13 x yesterday's average + today's value) / 14.
    public static Precise?[] Wilder(Precise[] x, int n)
    {
        var result = new Precise?[x.Length];
        for (var t = n - 1; t < x.Length; t++)
        {
            result[t] = t == n - 1 ? Precise.Sum(x[..n]) / n : (result[t - 1]!.Value * (n - 1) + x[t]) / n;
        }

        return result;
    }

    // weight x value + (1 - weight) x average before, from where the series begins.
    public static Precise?[] Exponential(Precise?[] x, int n, bool fromMean)
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

    public static Precise?[][] Nested(Precise[] x, int n, int stages, Seed seed)
    {
        var result = new Precise?[stages][];
        for (var stage = 0; stage < stages; stage++)
        {
            result[stage] = Exponential(
                stage == 0 ? Lift(x) : result[stage - 1], n, seed == Seed.Stage || (seed == Seed.Common && stage == 0));
        }

        return result;
    }

    public static Precise?[] Combine(Precise?[][] stages, Precise[] factors) =>
        [.. stages[^1].Select((last, t) => last is null ? (Precise?)null : Precise.Sum(factors.Select((f, stage) => f * stages[stage][t]!.Value)))];

    // Tillson 1998: GD(x) = (1+v) EMA(x) - v EMA(EMA(x)), three times; here on the stages, which is the same for linear filters.
    public static Precise?[] T3(Precise[] x, int n, decimal v, Seed seed)
    {
        Precise a = v;
        return Combine(
            Nested(x, n, 6, seed),
            [0, 0, 1 + 3 * a + a * a * a + 3 * a * a, -6 * a * a - 3 * a - 3 * a * a * a, 3 * a * a + 3 * a * a * a, 0 - a * a * a]);
    }

    // Kaufman 1995, with the efficiency 1 of TA-Lib where the price did not move.
    public static Precise?[] Kaufman(Precise[] x, int n, int fast, int slow, bool givesSeed = false)
    {
        var result = new Precise?[x.Length];
        var average = x[n - 1];
        result[n - 1] = givesSeed ? average : null;
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
    public static Precise?[] Line(Precise[] x, int n, Func<Precise, Precise, Precise> read) => Windows(Lift(x), n, w =>
    {
        var middle = (Precise)(n - 1) / 2;
        var mean = Precise.Sum(w) / n;
        var slope = Precise.Sum(w.Select((v, i) => (i - middle) * (v - mean))) / Precise.Sum(w.Select((_, i) => (i - middle) * (i - middle)));
        return read(mean - slope * middle, slope);
    });

    public static Precise?[] ZeroLag(Precise[] x, int n, int lag) =>
        Exponential([.. x.Select((v, t) => t < lag ? (Precise?)null : 2 * v - x[t - lag])], n, true);

    // Tulip: the average begins as the last value before there is a corrected one.
    public static Precise?[] ZeroLagFromValue(Precise[] x, int n, int lag) =>
        Exponential([.. x.Select((v, t) => t < lag - 1 ? (Precise?)null : t == lag - 1 ? v : 2 * v - x[t - lag])], n, false);

    public static Precise?[] VolumeWeighted(PreciseBar[] bars, int n) => [.. bars.Select((_, t) =>
    {
        var window = t < n - 1 ? [] : bars[(t - n + 1)..(t + 1)];
        var volume = Precise.Sum(window.Select(bar => bar.Volume));
        return volume == 0 ? (Precise?)null : Precise.Sum(window.Select(bar => bar.Close * bar.Volume)) / volume;
    })];

    public static Precise?[] MidPrice(PreciseBar[] bars, int n) => [.. bars.Select((_, t) =>
    {
        var window = t < n - 1 ? [] : bars[(t - n + 1)..(t + 1)];
        return window.Length == 0
            ? (Precise?)null
            : (window.MaxBy(bar => bar.High.Scaled)!.High + window.MinBy(bar => bar.Low.Scaled)!.Low) / 2;
    })];

    // Legoux: weights exp(-(i - m)^2 / (2 s^2)), m = offset (n-1), s = n / sigma, i from the oldest value.
    public static Precise?[] Legoux(Precise[] x, int n, decimal offset, decimal sigma)
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
    public static Precise?[] McGinley(Precise[] x, int n, decimal k)
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
