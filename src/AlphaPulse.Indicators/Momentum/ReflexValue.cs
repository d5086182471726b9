using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Reflex and trendflex of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Cycle">The deviation from a straight line through the smoothed price, in its own root mean square; <see langword="null"/> where that is nothing.</param>
/// <param name="Trend">The deviation from the smoothed price itself, likewise.</param>
public readonly record struct ReflexValue<T>(T? Cycle, T? Trend) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Cycle;
        outputs[1] = Trend;
    }
}
