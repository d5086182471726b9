using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The phasor of one bar, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="InPhase">The component in phase with the cycle.</param>
/// <param name="Quadrature">The component a quarter of a cycle later.</param>
public readonly record struct PhasorValue<T>(T InPhase, T Quadrature) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = InPhase;
        outputs[1] = Quadrature;
    }
}
