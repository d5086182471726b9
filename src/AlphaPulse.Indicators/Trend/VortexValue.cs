using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The vortex of one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Plus">The way from the last low up to the high, relative to the true range: VI+.</param>
/// <param name="Minus">The way from the last high down to the low, relative to the true range: VI-.</param>
public readonly record struct VortexValue<T>(T Plus, T Minus) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Plus;
        outputs[1] = Minus;
    }
}
