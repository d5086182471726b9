using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Renko: bricks of one height, in steps of which the price has to move before a new one is drawn.</summary>
/// <remarks>
/// A brick is finished when the price is a height beyond the last one: above its top, or below its bottom, so that a turn takes two
/// heights. The bricks stand on the grid of the first price. Prices that tie with a level reach it. Every bar has the bricks after it,
/// so that no row is lost or added. The first value comes with bar 1. A missing price (NaN) starts all again. Where it began is never
/// forgotten. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="size">The height of a brick, in the unit of the price; from 0.0001 to 1000000000.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Renko<T>(decimal size = 1)
    : Indicator<RenkoState<T>, T, RenkoValue<T>>(new RenkoState<T>(size))
    where T : struct, INumber<T>
{
    /// <summary>The height of a brick, in the unit of the price.</summary>
    public decimal Size { get; } = size;
}
