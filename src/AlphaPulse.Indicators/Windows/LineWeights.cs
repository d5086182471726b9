namespace AlphaPulse.Indicators;

/// <summary>A combination of the two sums of a <see cref="WindowLine{T}"/>: (Weighted x weighted sum + Plain x sum) / Divisor.</summary>
/// <param name="Weighted">The factor of the weighted sum; of at most 12 in magnitude.</param>
/// <param name="Plain">The factor of the sum; of at most 6(n+1) in magnitude.</param>
/// <param name="Divisor">The divisor; at least 1.</param>
internal readonly record struct LineWeights(long Weighted, long Plain, long Divisor)
{
    public double Whole { get; } = Divisor;

    public double Inverse { get; } = 1.0 / Divisor;

    /// <summary>The mean with the weights 1 to n, the newest value weighing most.</summary>
    public static LineWeights Average(int length) => new(1, 0, (long)length * (length + 1) / 2);
}
