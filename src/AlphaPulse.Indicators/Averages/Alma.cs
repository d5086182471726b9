using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Arnaud Legoux moving average: the last n values under a bell curve whose top lies near the newest.</summary>
/// <remarks>
/// The first value comes with bar n. The weights have 28 decimals for <see cref="decimal"/>; a bar costs n products. A missing value
/// (NaN) leaves no value until n present ones followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to 10,000.</param>
/// <param name="offset">Where the top lies: from 0 for the oldest value to 1 for the newest.</param>
/// <param name="sigma">How many standard deviations of the curve are as wide as the window; from 0.1 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Alma<T>(int period = 9, decimal offset = 0.85m, decimal sigma = 6)
    : Indicator<AlmaState<T>, T, T>(new AlmaState<T>(period, offset, sigma))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Where the top lies.</summary>
    public decimal Offset { get; } = offset;

    /// <summary>How many standard deviations of the curve are as wide as the window.</summary>
    public decimal Sigma { get; } = sigma;
}
