using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The simple moving average: the sum of the last n values divided by n.</summary>
/// <remarks>
/// The first value comes with bar n. For <see cref="decimal"/> the sum is exact and only the division rounds; for <see cref="double"/>
/// the value is within one unit in the last place of the exact mean, however many bars have passed. A missing value (NaN) leaves no
/// value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Sma<T>(int period) : Indicator<SmaState<T>, T, T>(new SmaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
