using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The price volume rank of Macek: 1 where price and volume rose, 2 where the price rose on less volume, 3 where both fell, 4 where the price fell on more volume.</summary>
/// <remarks>
/// What did not change counts as risen (Macek, Stocks and Commodities, June 1994). The first value comes with bar 2. After a missing
/// close or volume (NaN) the next bar is a first one. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceVolumeRank<T>()
    : Indicator<PriceVolumeRankState<T>, Ohlcv<T>, T>(new PriceVolumeRankState<T>())
    where T : struct, INumber<T>;
