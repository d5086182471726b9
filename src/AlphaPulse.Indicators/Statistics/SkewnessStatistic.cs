using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="Skewness{T}"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct SkewnessStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    private readonly MomentBias _bias;

    // What n and the correction multiply: sqrt(n), or n sqrt(n-1) / (n-2).
    private readonly T _factor;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="bias">Whether the value is corrected for the size of the sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SkewnessStatistic(int period, MomentBias bias)
    {
        Length = Period.Check(period, 3);
        _bias = bias is MomentBias.Adjusted or MomentBias.Population
            ? bias
            : throw new ArgumentOutOfRangeException(nameof(bias), bias, "Choose adjusted or population.");
        var n = T.CreateChecked(period);
        _factor = bias == MomentBias.Population
            ? Elementary.Sqrt(n)
            : n * Elementary.Sqrt(n - T.One) / (n - T.One - T.One);
    }

    /// <inheritdoc/>
    public string Name => "skew";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => (int)_bias;

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        value = T.Zero;
        if (!StatisticalFunctions.TryScaledDeviations(window, scratch))
        {
            return false;
        }

        var squares = T.Zero;
        var cubes = T.Zero;
        foreach (var deviation in scratch)
        {
            var square = deviation * deviation;
            squares += square;
            cubes += square * deviation;
        }

        value = _factor * cubes / (squares * Elementary.Sqrt(squares));
        return true;
    }
}
