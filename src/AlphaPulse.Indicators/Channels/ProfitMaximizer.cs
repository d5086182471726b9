using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Profit maximizer: SuperTrend around a moving average of (high + low) / 2, and crossed by that average instead of the close.</summary>
/// <remarks>
/// The average and the average true range have the same period. The bands and the flips are those of <see cref="SuperTrend{T}"/> with
/// the average in the place of the middle and of the close. The first value comes with bar n + 1; the trend is up there. A missing
/// high, low or close (NaN) starts the warm-up again. The convergence is that of the averages. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average and of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
/// <param name="average">The average; exponential by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ProfitMaximizer<T>(int period, decimal multiple = 3, BandAverage average = BandAverage.Exponential)
    : Indicator<ProfitMaximizerState<T>, Ohlcv<T>, StopValue<T>>(new ProfitMaximizerState<T>(period, multiple, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average and of the average true range.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the stop is away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>The average.</summary>
    public BandAverage Average { get; } = average;
}
