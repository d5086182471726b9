using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The historical value at risk: the loss of a bar that the returns of the last n bars did not exceed with a given confidence; a fraction, negative for a gain.</summary>
/// <remarks>
/// The quantile of the simple returns at 1 - level, linear between the two nearest, with its sign turned. The first value comes with
/// bar n + 1. After a missing value (NaN) or one of 0 there is no value until n returns followed it. A bar costs n log n steps. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The returns of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="level">The confidence; from 0.5 to 0.9999.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ValueAtRisk<T>(int period = 100, decimal level = 0.95m)
    : Indicator<ValueAtRiskState<T>, T, T>(new ValueAtRiskState<T>(period, level))
    where T : struct, INumber<T>
{
    /// <summary>The returns of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The confidence.</summary>
    public decimal Level { get; } = level;
}
