using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The stops of one bar for both directions, in the unit of the price.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Long">Where a position that gains from a rise is closed.</param>
/// <param name="Short">Where a position that gains from a fall is closed.</param>
public readonly record struct ExitValue<T>(T Long, T Short) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Long;
        outputs[1] = Short;
    }
}
