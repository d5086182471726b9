using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The phasor of the price: its component in phase with the dominant cycle and the one a quarter of a cycle later.</summary>
/// <remarks>
/// In the unit of the price. The first value comes with bar 33. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Phasor<T>() : Indicator<PhasorState<T>, T, PhasorValue<T>>(new PhasorState<T>())
    where T : struct, INumber<T>;
