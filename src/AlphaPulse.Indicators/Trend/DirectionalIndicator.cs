using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The directional indicators of Wilder, +DI and -DI: the smoothed movement up and down, in percent of the smoothed true range.</summary>
/// <remarks>
/// Movements and true ranges are summed over n - 1 bars and then smoothed in Wilder's way; the first value comes with bar n + 1 (Wilder,
/// New Concepts in Technical Trading Systems, 1978; the summation as in TA-Lib). Ties as in <see cref="Adx{T}"/>. While the price stands
/// still the values stay as they are; without any true range in memory there is none. A missing value (NaN) starts the warm-up again. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DirectionalIndicator<T>(int period)
    : Indicator<DirectionalIndicatorState<T>, Ohlcv<T>, DirectionalValue<T>>(new DirectionalIndicatorState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;
}
