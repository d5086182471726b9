using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A wave and the same wave 45 degrees ahead, at one bar; -1 to 1.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Sine">The sine of the phase.</param>
/// <param name="LeadSine">The sine of the phase plus 45 degrees.</param>
public readonly record struct SineWaveValue<T>(T Sine, T LeadSine) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Sine;
        outputs[1] = LeadSine;
    }
}
