using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The middle between the highest high and the lowest low of the last n bars.</summary>
/// <remarks>
/// The first value comes with bar n. It is the middle of the <see cref="Donchian{T}"/> channel. A missing value (NaN) leaves no value
/// until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Midprice<T>(int period) : Indicator<MidpriceState<T>, Ohlcv<T>, T>(new MidpriceState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
