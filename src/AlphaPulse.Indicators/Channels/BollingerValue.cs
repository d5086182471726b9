using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The bands of one bar, in the unit of the input.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is all zeros.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Upper">The mean plus k standard deviations.</param>
/// <param name="Middle">The mean.</param>
/// <param name="Lower">The mean minus k standard deviations.</param>
public readonly record struct BollingerValue<T>(T Upper, T Middle, T Lower) : IIndicatorOutput<T>
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
