using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The market facilitation index of Williams: the range of the bar for each unit of volume.</summary>
/// <remarks>
/// (high - low) / volume (Williams, Trading Chaos, 1995). The first value comes with bar 1; none without volume. A missing high, low or
/// volume (NaN) leaves no value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MarketFacilitation<T>()
    : Indicator<MarketFacilitationState<T>, Ohlcv<T>, T>(new MarketFacilitationState<T>())
    where T : struct, INumber<T>;
