using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The linearly weighted moving average: the last n values with the weights 1 to n, the newest weighing most.</summary>
/// <remarks>
/// The first value comes with bar n. For <see cref="decimal"/> the weighted sum is exact and only the division rounds; for
/// <see cref="double"/> the value is within two units in the last place, however many bars have passed. A missing value (NaN) leaves no
/// value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Wma<T>(int period) : Indicator<WmaState<T>, T, T>(new WmaState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
