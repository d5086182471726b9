using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The exhaustion count: how many bars in a row closed above, or below, the close of some bars before.</summary>
/// <remarks>
/// An equal close ends both runs. The first value comes with bar length + 1. A missing value (NaN) starts the warm-up again. Not safe for
/// use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="length">With the close how many bars before each close is compared; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="cap">Where the count stops; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Exhaustion<T>(int length = 4, int cap = 13)
    : Indicator<ExhaustionState<T>, T, RunValue<T>>(new ExhaustionState<T>(length, cap))
    where T : struct, INumber<T>
{
    /// <summary>With the close how many bars before each close is compared.</summary>
    public int Length { get; } = length;

    /// <summary>Where the count stops.</summary>
    public int Cap { get; } = cap;
}
