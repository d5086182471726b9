using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The mean absolute deviation: how far the last n values are from their mean, on average.</summary>
/// <remarks>
/// The first value comes with bar n. Equal values give exactly 0. A bar costs n steps. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AverageDeviation<T>(int period)
    : Indicator<WindowStatisticState<T, AverageDeviationStatistic<T>>, T, T>(new WindowStatisticState<T, AverageDeviationStatistic<T>>(new AverageDeviationStatistic<T>(period)))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;
}
