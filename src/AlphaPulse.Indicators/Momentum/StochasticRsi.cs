using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The stochastic relative strength index: where the index lies between its lowest (0) and its highest (100) of n bars, and the mean of that.</summary>
/// <remarks>
/// <see cref="FastStochastic{T}"/> of <see cref="Rsi{T}"/> (Chande and Kroll, The New Technical Trader, 1994). K comes with bar period +
/// window, D signal - 1 bars later. Where the index did not change over the window the ratio is 0/0: that bar has no value, and the mean
/// skips it. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the index; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="window">The values of the index that are looked at; from 5, as fewer are too often all the same, to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values of K D is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class StochasticRsi<T>(int period = 14, int window = 14, int signal = 3)
    : Indicator<StochasticRsiState<T>, T, StochasticValue<T>>(new StochasticRsiState<T>(period, window, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the index.</summary>
    public int Period { get; } = period;

    /// <summary>The values of the index that are looked at.</summary>
    public int Window { get; } = window;

    /// <summary>How many values of K D is the mean of.</summary>
    public int Signal { get; } = signal;
}
