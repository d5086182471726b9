using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The curve of Coppock: the weighted average of the sum of two rates of change, in percent.</summary>
/// <remarks>
/// WMA(n) of ROC(fast) + ROC(slow) (Coppock, Barron's, October 1962). The first value comes n bars after the longer of the two rates can be
/// told; a bar whose rate divides by a price of 0 has no value and is skipped by the average. A missing value (NaN) leaves no value until
/// it has left the windows. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The bars of the shorter rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="slow">The bars of the longer rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="period">The period of the weighted average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Coppock<T>(int fast = 11, int slow = 14, int period = 10)
    : Indicator<CoppockState<T>, T, T>(new CoppockState<T>(fast, slow, period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the shorter rate of change.</summary>
    public int Fast { get; } = fast;

    /// <summary>The bars of the longer rate of change.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the weighted average.</summary>
    public int Period { get; } = period;
}
