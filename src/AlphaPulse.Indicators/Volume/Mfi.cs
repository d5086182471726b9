using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The money flow index: 100 times the money that flowed in rising bars over all that flowed, of the last n bars; 0 to 100.</summary>
/// <remarks>
/// The flow of a bar is its typical price, (high + low + close) / 3, times its volume; it counts as rising or falling with the typical
/// price against the bar before, and not at all where the two tie (Quong and Soudack, Stocks and Commodities, 1989). Ties are exact: for
/// <see cref="double"/>, sums that differ by less than the rounding of their prices tie. The first value comes with bar n + 1. Without any
/// rising or falling flow in the window (a flat market, no volume) the ratio is 0/0 and there is no value. A missing value (NaN) leaves
/// no value until n + 1 present bars followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Mfi<T>(int period)
    : Indicator<MfiState<T>, Ohlcv<T>, T>(new MfiState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
