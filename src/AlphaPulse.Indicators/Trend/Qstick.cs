using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Q stick of Chande: the mean body of the last n bars, in the unit of the price.</summary>
/// <remarks>
/// SMA(close - open) (Chande and Kroll, The New Technical Trader, 1994). The first value comes with bar n. A missing price (NaN) starts
/// the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Qstick<T>(int period = 10)
    : Indicator<QstickState<T>, Ohlcv<T>, T>(new QstickState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
