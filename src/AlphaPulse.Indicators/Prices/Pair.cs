using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The values of two series at one bar, for indicators of two series such as a correlation.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is two zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="First">The first series.</param>
/// <param name="Second">The second series, of the same bar.</param>
public readonly record struct Pair<T>(T First, T Second)
    where T : struct, INumber<T>;
