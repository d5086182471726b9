using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Marubozu by percent: 100 where a rising body fills nearly the whole range of the bar, -100 where a falling one does, else 0.</summary>
/// <remarks>
/// Unlike the pattern of TA-Lib it does not depend on the bars before. A body that ties with the bound counts; a bar without a range
/// has none. The first value comes with bar 1. A missing price (NaN) has no value. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="percent">The least part of the range that the body fills, in percent; from 1 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MarubozuPercent<T>(decimal percent = 95)
    : Indicator<MarubozuPercentState<T>, Ohlcv<T>, T>(new MarubozuPercentState<T>(percent))
    where T : struct, INumber<T>
{
    /// <summary>The least part of the range that the body fills, in percent.</summary>
    public decimal Percent { get; } = percent;
}
