using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The wave trend oscillator: how far the typical price is from its average, in 0.015 average deviations, smoothed.</summary>
/// <remarks>
/// With the typical price p and e = EMA(p, channel): the index is (p - e) / (0.015 EMA(|p - e|, channel)), the wave EMA(index, average),
/// the signal its mean (LazyBear). The first value comes with bar 2 channel + average - 2. A missing price (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="channel">The period of the average of the price and of its deviation; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">The period of the average of the index; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values the signal is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class WaveTrend<T>(int channel = 10, int average = 21, int signal = 4)
    : Indicator<WaveTrendState<T>, Ohlcv<T>, WaveTrendValue<T>>(new WaveTrendState<T>(channel, average, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average of the price and of its deviation.</summary>
    public int Channel { get; } = channel;

    /// <summary>The period of the average of the index.</summary>
    public int Average { get; } = average;

    /// <summary>How many values the signal is the mean of.</summary>
    public int Signal { get; } = signal;
}
