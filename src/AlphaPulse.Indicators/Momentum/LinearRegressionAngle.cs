using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The angle of the straight line that fits the last n values best, in degrees; -90 to 90.</summary>
/// <remarks>
/// arctan(slope) 180 / pi with the slope of <see cref="LinearRegression{T}"/>, so that 45 degrees are one unit of price a bar, as in
/// TA-Lib. The first value comes with bar n; a flat window has 0. A missing value (NaN) leaves no value until it has left the window. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class LinearRegressionAngle<T>(int period = 14)
    : Indicator<LinearRegressionAngleState<T>, T, T>(new LinearRegressionAngleState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
