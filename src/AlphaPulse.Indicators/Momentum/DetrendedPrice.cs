using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The detrended price oscillator: the price half a window before, less the mean of the window.</summary>
/// <remarks>
/// The price n/2 + 1 bars before, less the mean of the last n prices. It is the value of the bar at which it is known; charts that draw it
/// n/2 + 1 bars to the left show what nobody knew there. The first value comes with bar n. A missing value (NaN) leaves no value until it
/// has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DetrendedPrice<T>(int period = 20)
    : Indicator<DetrendedPriceState<T>, T, T>(new DetrendedPriceState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
