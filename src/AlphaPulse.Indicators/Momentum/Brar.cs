using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>BRAR: how far the price went up against how far it went down, from the open (AR) and from the last close (BR), in percent.</summary>
/// <remarks>
/// AR = 100 sum(high - open) / sum(open - low), BR = 100 sum(max(0, high - last close)) / sum(max(0, last close - low)) over n bars. AR
/// comes with bar n, BR one bar later. A missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the sums; from 8 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Brar<T>(int period = 26)
    : Indicator<BrarState<T>, Ohlcv<T>, BrarValue<T>>(new BrarState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the sums.</summary>
    public int Period { get; } = period;
}
