using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Zig zag: the turning points of the price that were followed by a move of some percent, told at the bar that confirms them.</summary>
/// <remarks>
/// A high becomes a pivot with the first price at least p percent below it, a low with the first one p percent above; the age tells how
/// many bars ago it was. Nothing is drawn back, and the leg under way is only told as direction and extreme. Of equal extremes the
/// first counts. With highs and lows a bar that extends the leg does not end it. The first value comes with bar 1. A missing price
/// (NaN) starts all again. Where it began is not forgotten within any number of bars, so that there is no convergence. Not safe for use
/// from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="percent">How far the price has to turn, in percent of the extreme; from 0.001 to 99.</param>
/// <param name="origin">The prices: the close by default, or highs and lows.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ZigZag<T>(decimal percent = 5, StopOrigin origin = StopOrigin.Close)
    : Indicator<ZigZagState<T>, Ohlcv<T>, ZigZagValue<T>>(new ZigZagState<T>(percent, origin))
    where T : struct, INumber<T>
{
    /// <summary>How far the price has to turn, in percent of the extreme.</summary>
    public decimal Percent { get; } = percent;

    /// <summary>The prices: the close by default, or highs and lows.</summary>
    public StopOrigin Origin { get; } = origin;
}
