using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The period of the dominant cycle, in bars, by the homodyne discriminator of Ehlers.</summary>
/// <remarks>
/// From 6 to 50 bars. The first value comes with bar 33. Where nothing moves there is no cycle and no value. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DominantPeriod<T>() : Indicator<DominantPeriodState<T>, T, T>(new DominantPeriodState<T>())
    where T : struct, INumber<T>;
