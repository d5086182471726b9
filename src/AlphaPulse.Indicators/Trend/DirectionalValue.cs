using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The directional indicators of one bar; 0 to 100.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Plus">The movement up, in percent of the true range: +DI.</param>
/// <param name="Minus">The movement down, in percent of the true range: -DI.</param>
public readonly record struct DirectionalValue<T>(T Plus, T Minus) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Plus;
        outputs[1] = Minus;
    }
}
