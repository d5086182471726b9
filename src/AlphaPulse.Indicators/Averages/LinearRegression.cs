using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The straight line with the least squares through the last n values, read at its end, one bar ahead, or as its slope or intercept.</summary>
/// <remarks>
/// The first value comes with bar n. For <see cref="decimal"/> the sums are exact and only the last division rounds; a flat window has a
/// slope of exactly 0. A missing value (NaN) leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="part">What is read of the line; its end by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class LinearRegression<T>(int period, LinePart part = LinePart.End)
    : Indicator<LinearRegressionState<T>, T, T>(new LinearRegressionState<T>(period, part))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>What is read of the line.</summary>
    public LinePart Part { get; } = part;
}
