using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>How far the Bollinger bands are apart, as a part of the line in their middle.</summary>
/// <remarks>
/// The first value comes with bar n. A flat window has 0; where the mean is 0 there is no value. A missing value (NaN) leaves no value
/// until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Bandwidth<T>(int period, decimal deviations = 2)
    : Indicator<BandwidthState<T>, T, T>(new BandwidthState<T>(period, deviations))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many standard deviations the bands are away.</summary>
    public decimal Deviations { get; } = deviations;
}
