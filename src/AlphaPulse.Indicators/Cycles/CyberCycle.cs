using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The cyber cycle of Ehlers: a high-pass filter of two poles over the price smoothed by four bars.</summary>
/// <remarks>
/// In the unit of the price. It begins with a quarter of the second difference of the price; the first value comes with bar 7, when the filter itself has run. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="alpha">The smoothing; from 0.05 to 0.95</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class CyberCycle<T>(decimal alpha = 0.07m) : Indicator<CyberCycleState<T>, T, T>(new CyberCycleState<T>(alpha))
    where T : struct, INumber<T>
{
    /// <summary>The smoothing.</summary>
    public decimal Alpha { get; } = alpha;
}
