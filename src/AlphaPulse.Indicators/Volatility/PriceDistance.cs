using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The distance that the price went at least: twice the range and the gap, less the body of the bar; in the unit of the price.</summary>
/// <remarks>
/// 2 (high - low) + |open - last close| - |close - open|. The first value comes with bar 2. After a missing price (NaN) the next bar is
/// a first one. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceDistance<T>()
    : Indicator<PriceDistanceState<T>, Ohlcv<T>, T>(new PriceDistanceState<T>())
    where T : struct, INumber<T>;
