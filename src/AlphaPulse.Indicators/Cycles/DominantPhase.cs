using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The phase of the dominant cycle in degrees, from -45 to 315.</summary>
/// <remarks>
/// The first value comes with bar 64. Where the price stood still for a whole cycle there is no phase and no value. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DominantPhase<T>() : Indicator<DominantPhaseState<T>, T, T>(new DominantPhaseState<T>())
    where T : struct, INumber<T>;
