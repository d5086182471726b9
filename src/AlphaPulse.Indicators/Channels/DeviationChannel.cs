using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The end of the regression line through the last n values, with bands k standard deviations above and below it.</summary>
/// <remarks>
/// Each bar has the value that the channel of the last n bars has there; peers draw the whole channel anew with every bar, and so
/// change what they said before. The deviation is that of the values from their mean, of the population (Skender). The first value
/// comes with bar n. A missing value (NaN) leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DeviationChannel<T>(int period, decimal deviations = 2)
    : Indicator<DeviationChannelState<T>, T, ChannelValue<T>>(new DeviationChannelState<T>(period, deviations))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many standard deviations the bands are away.</summary>
    public decimal Deviations { get; } = deviations;
}
