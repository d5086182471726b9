using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Madrid moving average ribbon: six exponential averages of rising periods.</summary>
/// <remarks>
/// Each average begins with the mean of its first values and comes with its own bar. A missing value (NaN) has none, and all begin again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="start">The period of the first average; from 1 to 10,000</param>
/// <param name="step">How much longer each further one is; from 1 to 10,000</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Ribbon<T>(int start = 10, int step = 10) : Indicator<RibbonState<T>, T, RibbonValue<T>>(new RibbonState<T>(start, step))
    where T : struct, INumber<T>
{
    /// <summary>The period of the first average.</summary>
    public int Start { get; } = start;

    /// <summary>How much longer each further one is.</summary>
    public int Step { get; } = step;
}
