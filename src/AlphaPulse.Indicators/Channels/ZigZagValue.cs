using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The zig zag as far as it is known at one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Pivot">The last confirmed turning point, in the unit of the price; the first price while there is none.</param>
/// <param name="Direction">1 while the leg since the pivot rises, -1 while it falls, 0 before the first pivot.</param>
/// <param name="Extreme">The furthest price of that leg, which becomes the next pivot unless the leg goes on; the price itself before the first pivot.</param>
/// <param name="Age">The bars since the pivot.</param>
/// <param name="Confirmed">1 at the bar that confirms the pivot, else 0.</param>
public readonly record struct ZigZagValue<T>(T Pivot, T Direction, T Extreme, T Age, T Confirmed) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Pivot;
        outputs[1] = Direction;
        outputs[2] = Extreme;
        outputs[3] = Age;
        outputs[4] = Confirmed;
    }
}
