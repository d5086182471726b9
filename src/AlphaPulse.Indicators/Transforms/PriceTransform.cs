using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A price of the bar out of several of its prices: the average, the median, the typical price or the weighted close.</summary>
/// <remarks>
/// The sum is divided last, so that decimals round once. The first value comes with bar 1. A missing price (NaN) that takes part has no
/// value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="source"><see cref="PriceSource.Ohlc4"/>, <see cref="PriceSource.Hl2"/>, <see cref="PriceSource.Hlc3"/> or <see cref="PriceSource.Hlcc4"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceTransform<T>(PriceSource source)
    : Indicator<PriceTransformState<T>, Ohlcv<T>, T>(new PriceTransformState<T>(source))
    where T : struct, INumber<T>
{
    /// <summary>Which prices are taken together.</summary>
    public PriceSource Source { get; } = source;
}
