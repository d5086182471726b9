using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The smoothed moving average, also known as Wilder's average: an exponential average with the weight 1/n.</summary>
/// <remarks>
/// Seeded with the mean of the first n values; the first value comes with bar n. A missing value (NaN) starts the warm-up again.
/// Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Smma<T>(int period) : Indicator<SmmaState<T>, T, T>(new SmmaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;
}
