using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Popularity and willingness of one bar, in percent.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Popularity">AR: the way from the open up to the high in percent of that down to the low; <see langword="null"/> where the latter is 0.</param>
/// <param name="Willingness">BR: the same from the last close; <see langword="null"/> at the first bar with AR, and where the way down is 0.</param>
public readonly record struct BrarValue<T>(T? Popularity, T? Willingness) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Popularity;
        outputs[1] = Willingness;
    }
}
