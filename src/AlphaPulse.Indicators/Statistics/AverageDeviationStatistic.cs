using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The statistic of <see cref="AverageDeviation{T}"/>.</summary>
/// <remarks>Immutable. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct AverageDeviationStatistic<T> : IWindowStatistic<T>
    where T : struct, INumber<T>
{
    /// <summary>Creates the statistic.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public AverageDeviationStatistic(int period) => Length = Period.Check(period, 2);

    /// <inheritdoc/>
    public string Name => "avgdev";

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public decimal Parameters => 0;

    /// <inheritdoc/>
    public bool TryCompute(ReadOnlySpan<T> window, Span<T> scratch, out T value)
    {
        StatisticalFunctions.Deviations(window, scratch);
        value = StatisticalFunctions.SumOfMagnitudes<T>(scratch) / T.CreateChecked(Length);
        return true;
    }
}
