using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The sine of the phase of the dominant cycle, and the sine 45 degrees ahead; from -1 to 1.</summary>
/// <remarks>
/// The first value comes with bar 64. Where the price stood still for a whole cycle there is no phase and no value. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SineWave<T>() : Indicator<SineWaveState<T>, T, SineWaveValue<T>>(new SineWaveState<T>())
    where T : struct, INumber<T>;
