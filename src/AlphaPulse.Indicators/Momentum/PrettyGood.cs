using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The pretty good oscillator of Johnson: how far the close is from its mean of n bars, in average true ranges.</summary>
/// <remarks>
/// (close - SMA(close, n)) / EMA(ATR(n), n), the average true range of Wilder seeded with the mean of n true ranges as in TA-Lib. The
/// first value comes with bar 2n. A missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of all three averages; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PrettyGood<T>(int period = 14)
    : Indicator<PrettyGoodState<T>, Ohlcv<T>, T>(new PrettyGoodState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period of all three averages.</summary>
    public int Period { get; } = period;
}
