using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The average day range: the mean of high less low of n bars, in the unit of the price.</summary>
/// <remarks>
/// Gaps between bars do not count, other than in <see cref="Atr{T}"/>. The first value comes with bar n. A missing high or low (NaN)
/// leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AverageDayRange<T>(int period = 14)
    : Indicator<AverageDayRangeState<T>, Ohlcv<T>, T>(new AverageDayRangeState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
