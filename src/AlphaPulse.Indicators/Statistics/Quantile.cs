using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The quantile of the last n values: the value that a given part of them does not exceed.</summary>
/// <remarks>
/// The first value comes with bar n. The values are sorted anew at every bar. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="level">The part of the values; from 0 (the least value) to 1 (the greatest); the median by default.</param>
/// <param name="interpolation">What counts between two values; the line between them by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Quantile<T>(int period, decimal level = 0.5m, QuantileInterpolation interpolation = QuantileInterpolation.Linear)
    : Indicator<WindowStatisticState<T, QuantileStatistic<T>>, T, T>(new WindowStatisticState<T, QuantileStatistic<T>>(new QuantileStatistic<T>(period, level, interpolation)))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The part of the values.</summary>
    public decimal Level { get; } = level;

    /// <summary>What counts between two values.</summary>
    public QuantileInterpolation Interpolation { get; } = interpolation;
}
