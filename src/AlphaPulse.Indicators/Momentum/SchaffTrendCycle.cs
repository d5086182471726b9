using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The trend cycle of Schaff: a stochastic of a stochastic of the difference of two averages; 0 to 100.</summary>
/// <remarks>
/// Where MACD lies in its range of the cycle, smoothed by half steps, and where that lies in its own range, smoothed likewise (Schaff,
/// 1999). Where a range is 0 the fraction stays as it was, so that a steady trend keeps its 100 or 0; the second one begins with the
/// first where that has not moved yet. The first value comes with bar slow + 2 cycle - 2; with <see cref="SchaffSmoothing.Average"/>, one
/// stochastic and the mean of three, with bar slow + cycle + 1, and a range of 0 has no value. A missing value (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="cycle">The values that each stochastic looks at; from 5 to <see cref="Period.Maximum"/>.</param>
/// <param name="fast">The period of the fast average; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">How the stochastics are smoothed.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SchaffTrendCycle<T>(int cycle = 10, int fast = 23, int slow = 50, SchaffSmoothing smoothing = SchaffSmoothing.Factor)
    : Indicator<SchaffTrendCycleState<T>, T, T>(new SchaffTrendCycleState<T>(cycle, fast, slow, smoothing))
    where T : struct, INumber<T>
{
    /// <summary>The values that each stochastic looks at.</summary>
    public int Cycle { get; } = cycle;

    /// <summary>The period of the fast average; below that of the slow one.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>How the stochastics are smoothed.</summary>
    public SchaffSmoothing Smoothing { get; } = smoothing;
}
