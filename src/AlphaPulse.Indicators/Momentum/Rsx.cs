using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The smoothed relative strength index after Jurik: 50 times one more than the filtered change over its filtered size; 0 to 100.</summary>
/// <remarks>
/// Change and size go through three stages of two exponential averages with the weight 3 / (n + 2), of which 3/2 of the first less 1/2 of
/// the second goes on. The filters begin with 0; the first value comes with bar n + 1. Where the filtered size is not above 10^-15 of the
/// price there is no value: before any move, in a long standstill, and where a sudden calm lets the filter swing below 0. A missing value
/// (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Rsx<T>(int period = 14)
    : Indicator<RsxState<T>, T, T>(new RsxState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;
}
