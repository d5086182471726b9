using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="Kurtosis{T}"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct KurtosisStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    private readonly MomentBias _bias;

    /// <summary>Creates the statistic.</summary>
    /// <param name="period">The bars of the window; from 4 to <see cref="Period.Maximum"/>.</param>
    /// <param name="bias">Whether the value is corrected for the size of the sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public KurtosisStatistic(int period, MomentBias bias)
    {
        Length = Period.Check(period, 4);
        _bias = bias is MomentBias.Adjusted or MomentBias.Population
            ? bias
            : throw new ArgumentOutOfRangeException(nameof(bias), bias, "Choose adjusted or population.");
    }

    /// <inheritdoc/>
    public string Name => "kurtosis";

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
        var fourths = T.Zero;
        foreach (var deviation in scratch)
        {
            var square = deviation * deviation;
            squares += square;
            fourths += square * square;
        }

        var n = T.CreateChecked(Length);
        var excess = n * (fourths / squares) / squares - T.CreateChecked(3);
        value = _bias == MomentBias.Population
            ? excess
            : (n - T.One) * ((n + T.One) * excess + T.CreateChecked(6)) / ((n - T.CreateChecked(2)) * (n - T.CreateChecked(3)));
        return true;
    }
}
