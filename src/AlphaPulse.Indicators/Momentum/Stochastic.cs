using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The stochastic oscillator of Lane: where the close lies between the lowest low (0) and the highest high (100) of n bars, smoothed, and the mean of that.</summary>
/// <remarks>
/// K is the simple mean of the raw values over its smoothing, 1 for the fast oscillator; D the simple mean of K. For 14/3/3, K comes with
/// bar 16 and D with bar 18. Where the window is flat the ratio is 0/0: that bar has no value, and the means skip it. A missing value (NaN)
/// starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">How many raw values K is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values of K D is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Stochastic<T>(int period = 14, int smoothing = 3, int signal = 3)
    : Indicator<StochasticState<T>, Ohlcv<T>, StochasticValue<T>>(new StochasticState<T>(period, smoothing, signal))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many raw values K is the mean of.</summary>
    public int Smoothing { get; } = smoothing;

    /// <summary>How many values of K D is the mean of.</summary>
    public int Signal { get; } = signal;
}
