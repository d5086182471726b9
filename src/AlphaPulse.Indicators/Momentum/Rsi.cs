using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative strength index of Wilder: 100 times the average gain over the sum of the average gain and loss; 0 to 100.</summary>
/// <remarks>
/// Seeded with the means of the first n changes, so that the first value comes with bar n + 1 (Wilder, New Concepts in Technical
/// Trading Systems, 1978). Gains without any loss in memory give 100, losses without any gain 0. Without any move in memory the
/// ratio is 0/0 and there is no value. While the price stands still the value stays exactly as it is. A missing value (NaN) starts
/// the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Rsi<T>(int period) : Indicator<RsiState<T>, T, T>(new RsiState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;
}
