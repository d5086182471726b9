using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The rate of change with its exponential average and with bands at the root of the mean of its squares, above and below 0.</summary>
/// <remarks>
/// The rate is that of <see cref="RateOfChange{T}"/> in percent and comes with bar n + 1, the average and the bands as much later as they
/// need rates. There is no value where the price n bars before is 0; average and bands skip such a bar. A bar costs as many steps as the
/// bands look at. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">The period of the average of the rate; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviation">How many rates the bands look at; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RocBands<T>(int period = 20, int average = 5, int deviation = 5)
    : Indicator<RocBandsState<T>, T, RocBandsValue<T>>(new RocBandsState<T>(period, average, deviation))
    where T : struct, INumber<T>
{
    /// <summary>How many bars before.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the average of the rate.</summary>
    public int Average { get; } = average;

    /// <summary>How many rates the bands look at.</summary>
    public int Deviation { get; } = deviation;
}
