using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The fractal adaptive moving average: an exponential average whose weight follows the fractal dimension of the price.</summary>
/// <remarks>
/// The ranges of both halves of the window and of the whole tell the dimension D, and the weight is exp(-4.6 (D - 1)), from 0.01 to 1. Where a half has no range the dimension stays as it was, at first 1. The average begins with the price of bar n; the first value comes with bar n + 1. A missing price (NaN) leaves no value until as many present bars followed. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; even, from 2 to <see cref="Period.Maximum"/></param>
/// <param name="price">The price that is averaged</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Frama<T>(int period = 16, FramaPrice price = FramaPrice.Close) : Indicator<FramaState<T>, Ohlcv<T>, T>(new FramaState<T>(period, price))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The price that is averaged.</summary>
    public FramaPrice Price { get; } = price;
}
