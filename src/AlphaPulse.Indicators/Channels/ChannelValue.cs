using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A line with a band above and below it, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Upper">The band above; <see langword="null"/> where it has no value yet.</param>
/// <param name="Middle">The line.</param>
/// <param name="Lower">The band below; <see langword="null"/> where it has no value yet.</param>
public readonly record struct ChannelValue<T>(T? Upper, T Middle, T? Lower) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Upper;
        outputs[1] = Middle;
        outputs[2] = Lower;
    }
}
