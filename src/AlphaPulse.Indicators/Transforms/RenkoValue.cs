using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The bricks as they are after one bar.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value. The value of <c>default</c> is no real result.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="Direction">1 if the last finished brick rises, -1 if it falls, 0 before the first.</param>
/// <param name="Open">Where the last finished brick began, in the unit of the price; the first price before the first brick.</param>
/// <param name="Close">Where it ended; the first price before the first brick.</param>
/// <param name="Count">How many bricks were finished in this bar: negative if they fall.</param>
public readonly record struct RenkoValue<T>(T Direction, T Open, T Close, T Count) : IIndicatorOutput<T>
    where T : struct, INumber<T>
{
    /// <inheritdoc/>
    public void CopyTo(Span<T?> outputs)
    {
        outputs[0] = Direction;
        outputs[1] = Open;
        outputs[2] = Close;
        outputs[3] = Count;
    }
}
