using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Klinger oscillator of one bar, in the unit of the volume.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Line">The fast average of the volume force less the slow one.</param>
/// <param name="Signal">The average of the line; <see langword="null"/> until there are enough of its values.</param>
public readonly record struct KlingerValue<T>(T Line, T? Signal) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Line;
        outputs[1] = Signal;
    }
}
