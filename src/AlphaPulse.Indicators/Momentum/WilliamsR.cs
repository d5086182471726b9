using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Williams %R: how far the close lies below the highest high (0) of n bars, with the lowest low at -100.</summary>
/// <remarks>
/// 100 (close - highest) / (highest - lowest); the first value comes with bar n (Williams, How I Made One Million Dollars, 1973). Where
/// the window is flat the ratio is 0/0 and there is no value. A missing value (NaN) leaves no value until it has left the window. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class WilliamsR<T>(int period)
    : Indicator<WilliamsRState<T>, Ohlcv<T>, T>(new WilliamsRState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
