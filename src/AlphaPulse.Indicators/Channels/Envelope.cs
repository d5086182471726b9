using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Moving average envelopes: an average with bands some percent above and below it.</summary>
/// <remarks>
/// The first value comes with bar n. A missing value (NaN) leaves no value until n present ones followed it. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="percent">How far the bands are away, in percent of the average; from 0.001 to 1000.</param>
/// <param name="average">The average; simple by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Envelope<T>(int period, decimal percent = 2.5m, BandAverage average = BandAverage.Simple)
    : Indicator<EnvelopeState<T>, T, ChannelValue<T>>(new EnvelopeState<T>(period, percent, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average.</summary>
    public int Period { get; } = period;

    /// <summary>How far the bands are away, in percent of the average.</summary>
    public decimal Percent { get; } = percent;

    /// <summary>The average.</summary>
    public BandAverage Average { get; } = average;
}
