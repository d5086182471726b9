using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The ease of movement of Arms: how far the middle of the bar moved, times its range, for each unit of volume; the mean of n bars.</summary>
/// <remarks>
/// (middle - middle before) x (high - low) x divisor / volume, the middle being (high + low) / 2 (Arms, Volume Cycles in the Stock
/// Market, 1983). A bar without a range counts as 0; one without volume has no value and is left out of the mean, as is one beyond 7e28
/// / (n + 1), which decimal could not add up. The first value comes with bar n + 1. A missing high, low or volume (NaN) leaves no value
/// until n + 1 present bars followed it. A bar costs n steps. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="divisor">What the volume is divided by, so that the values are handy; from 1 to 10^12.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class EaseOfMovement<T>(int period = 14, decimal divisor = 100_000_000m)
    : Indicator<EaseOfMovementState<T>, Ohlcv<T>, T>(new EaseOfMovementState<T>(period, divisor))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What the volume is divided by, so that the values are handy.</summary>
    public decimal Divisor { get; } = divisor;
}
