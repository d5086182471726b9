using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Where the price is between the Bollinger bands: 0 at the lower, 1 at the upper, beyond them below 0 or above 1.</summary>
/// <remarks>
/// The first value comes with bar n; a flat window (0/0) has none. A missing value (NaN) leaves no value until n present ones followed
/// it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviations">How many standard deviations the bands are away; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PercentB<T>(int period, decimal deviations = 2)
    : Indicator<PercentBState<T>, T, T>(new PercentBState<T>(period, deviations))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many standard deviations the bands are away.</summary>
    public decimal Deviations { get; } = deviations;
}
