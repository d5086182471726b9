using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The mean of the last n values under weights that do not change.</summary>
/// <remarks>
/// The first value comes with bar n. A bar costs n products. A missing value (NaN) leaves no value until n present ones followed. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="weights">Which weights</param>
/// <param name="period">The bars of the window; from 1 to 10,000</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class WeightedAverage<T>(AverageWeights weights, int period) : Indicator<WeightedAverageState<T>, T, T>(new WeightedAverageState<T>(weights, period))
    where T : struct, INumber<T>
{
    /// <summary>Which weights.</summary>
    public AverageWeights Weights { get; } = weights;

    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
