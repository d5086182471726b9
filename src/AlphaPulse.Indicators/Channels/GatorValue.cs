using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The two sides of the gator at one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Upper">How far jaw and teeth are apart, at least 0; <see langword="null"/> where it has no value yet.</param>
/// <param name="Lower">How far teeth and lips are apart, as a negative number or 0; <see langword="null"/> where it has no value yet.</param>
public readonly record struct GatorValue<T>(T? Upper, T? Lower) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Upper;
        outputs[1] = Lower;
    }
}
