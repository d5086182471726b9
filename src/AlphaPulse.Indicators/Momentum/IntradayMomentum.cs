using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The intraday momentum index of Chande: how much of the bodies of the last n bars was upwards; 0 to 100.</summary>
/// <remarks>
/// 100 times the sum of close - open of the rising bars over the sum of |close - open| of all (Chande and Kroll, The New Technical Trader,
/// 1994). The first value comes with bar n. Where no bar of the window has a body the ratio is 0/0 and there is no value. A missing value
/// (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class IntradayMomentum<T>(int period = 14)
    : Indicator<IntradayMomentumState<T>, Ohlcv<T>, T>(new IntradayMomentumState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
