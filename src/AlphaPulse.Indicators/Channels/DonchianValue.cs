using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The channel of one bar, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Upper">The highest high.</param>
/// <param name="Middle">Half way between the two.</param>
/// <param name="Lower">The lowest low.</param>
public readonly record struct DonchianValue<T>(T Upper, T Middle, T Lower) : IIndicatorOutput<T>
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
