using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The instantaneous trendline of Ehlers: the mean of the price over its dominant cycle, which has no cycle left, slightly smoothed.</summary>
/// <remarks>
/// The first value comes with bar 64. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class HilbertTrendline<T>() : Indicator<HilbertTrendlineState<T>, T, T>(new HilbertTrendlineState<T>())
    where T : struct, INumber<T>;
