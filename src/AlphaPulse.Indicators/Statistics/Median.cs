using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The median of the last n values: the middle one in their order, or the mean of the middle two.</summary>
/// <remarks>
/// The first value comes with bar n. The values are sorted anew at every bar. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Median<T>(int period)
    : Indicator<WindowStatisticState<T, QuantileStatistic<T>>, T, T>(new WindowStatisticState<T, QuantileStatistic<T>>(QuantileStatistic<T>.Median(period)))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
