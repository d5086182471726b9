using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The vortex of Botes and Siepman: how far highs are from the last lows, and lows from the last highs, relative to the true range.</summary>
/// <remarks>
/// sum |high - last low| / sum of true ranges, sum |low - last high| / sum of true ranges over n bars (Botes and Siepman, Stocks and
/// Commodities, January 2010). The first value comes with bar n + 1. A missing price (NaN) starts the warm-up again. Not safe for use
/// from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Vortex<T>(int period = 14)
    : Indicator<VortexState<T>, Ohlcv<T>, VortexValue<T>>(new VortexState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
