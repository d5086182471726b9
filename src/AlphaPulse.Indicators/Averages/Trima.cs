using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The triangular moving average: a simple average of simple averages, in which the middle of the window weighs most.</summary>
/// <remarks>
/// The first value comes with bar n. For <see cref="decimal"/> both sums are exact and only the last division rounds. A missing value (NaN)
/// leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Trima<T>(int period) : Indicator<TrimaState<T>, T, T>(new TrimaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
