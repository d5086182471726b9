namespace AlphaPulse.Indicators.Tests;

/// <summary>Parts of the definitions of volume and volatility. What is undefined at a bar is left out of what follows it.</summary>
internal static class VolumeSeries
{
    // What the rounding of doubles can have made of a tie: 2^-50.
    private static readonly Precise Rounding = (Precise)1 / 1_125_899_906_842_624m;

    public static Precise?[][] Single(IEnumerable<Precise?> values) => [.. values.Select(value => new[] { value })];

    public static Precise?[][] Several(params Precise?[][] outputs) =>
        [.. outputs[0].Select((_, i) => outputs.Select(output => output[i]).ToArray())];

    public static Precise?[] Each(PreciseBar[] bars, Func<int, Precise?> of) => [.. bars.Select((_, i) => of(i))];

    public static Precise?[] Zip(Precise?[] left, Precise?[] right, Func<Precise, Precise, Precise> of) =>
        [.. left.Zip(right, (l, r) => l is { } a && r is { } b ? of(a, b) : (Precise?)null)];

    public static bool Tie(Precise left, Precise right, Precise greatest) =>
        !(Precise.Abs(left - right) > Precise.Abs(greatest) * Rounding);

    /// <summary>For every window of n bars.</summary>
    public static Precise?[] Windows(PreciseBar[] bars, int n, Func<PreciseBar[], Precise?> of) =>
        Each(bars, i => i < n - 1 ? null : of(bars[(i - n + 1)..(i + 1)]));

    /// <summary>For the last n values that are defined, at bars where one is.</summary>
    public static Precise?[] OfLast(Precise?[] values, int n, Func<Precise[], Precise?> of)
    {
        var defined = new List<Precise>();
        var result = new Precise?[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                defined.Add(value);
                result[i] = defined.Count < n ? null : of([.. defined[^n..]]);
            }
        }

        return result;
    }

    public static Precise?[] Mean(Precise?[] values, int n) => OfLast(values, n, window => Precise.Sum(window) / n);

    /// <summary>(2 value + (n - 1) average) / (n + 1), from the mean of the first n values or from the first one.</summary>
    public static Precise?[] Exponential(Precise?[] values, int n, bool fromFirst) => Smoothed(values, fromFirst ? 1 : n, (value, average) =>
        (2 * value + (n - 1) * average) / (n + 1));

    /// <summary>(value + (n - 1) average) / n, from the mean of the first n values.</summary>
    public static Precise?[] Wilder(Precise?[] values, int n) => Smoothed(values, n, (value, average) => (value + (n - 1) * average) / n);

    public static Precise?[] Cumulated(Precise?[] values)
    {
        Precise sum = 0;
        return [.. values.Select(value => value is { } v ? sum += v : (Precise?)null)];
    }

    public static Precise?[] TrueRanges(PreciseBar[] bars, bool withFirst) => Each(bars, i => i == 0
        ? (withFirst ? bars[0].High - bars[0].Low : null)
        : Precise.Max(
            bars[i].High - bars[i].Low,
            Precise.Max(Precise.Abs(bars[i].High - bars[i - 1].Close), Precise.Abs(bars[i].Low - bars[i - 1].Close))));

    /// <summary>Where the close lies between low and high, from -1 to 1, times the volume.</summary>
    public static Precise Flow(PreciseBar bar) =>
        bar.High == bar.Low ? 0 : (2 * bar.Close - bar.High - bar.Low) * bar.Volume / (bar.High - bar.Low);

    public static Precise Typical(PreciseBar bar) => (bar.High + bar.Low + bar.Close) / 3;

    /// <summary>The root of the mean squared distance from the mean; with n - 1 for a sample.</summary>
    public static Precise Deviation(Precise[] values, int divisor)
    {
        var mean = Precise.Sum(values) / values.Length;
        return Precise.Sqrt(Precise.Sum(values.Select(value => (value - mean) * (value - mean))) / divisor);
    }

    private static Precise?[] Smoothed(Precise?[] values, int seed, Func<Precise, Precise, Precise> step)
    {
        var result = new Precise?[values.Length];
        var count = 0;
        Precise average = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                count++;
                average = count > seed ? step(value, average) : count < seed ? average + value : (average + value) / seed;
                result[i] = count < seed ? null : average;
            }
        }

        return result;
    }
}
