using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Whether a series has risen or fallen over n bars.</summary>
/// <remarks>
/// With <see cref="RunComparison.Strict"/> each of the n changes has to go that way. Equal values neither rise nor fall. The first value
/// comes with bar n + 1. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">Over how many bars; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="comparison">What is compared.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Increasing<T>(int period = 1, RunComparison comparison = RunComparison.Ends)
    : Indicator<IncreasingState<T>, T, IncreasingValue<T>>(new IncreasingState<T>(period, comparison))
    where T : struct, INumber<T>
{
    /// <summary>Over how many bars.</summary>
    public int Period { get; } = period;

    /// <summary>What is compared.</summary>
    public RunComparison Comparison { get; } = comparison;
}
