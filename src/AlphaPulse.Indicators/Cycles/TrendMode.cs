using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Whether the price is in a trend (1) or in a cycle (0), by the sine wave of its dominant cycle.</summary>
/// <remarks>
/// A cycle: for half a period after the sine wave crossed its lead, and where the phase advances at the rate of the period. A trend otherwise, and in any case where the smoothed price is 1.5 % or more off the trendline. The first value comes with bar 64. Where the price stood still for a whole cycle there is no phase and no value. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TrendMode<T>() : Indicator<TrendModeState<T>, T, T>(new TrendModeState<T>())
    where T : struct, INumber<T>;
