using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence of volume weighted averages, so that bars with much volume count more.</summary>
/// <remarks>
/// A volume weighted average is that of close times volume over that of the volume: exponential ones, or with <see
/// cref="VolumeAverage.Simple"/> those of a window. The signal is an exponential average of the line. There is no value before the first
/// volume, and with simple averages none where a window has none; the signal skips such a bar. A missing value (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VolumeMacd<T>(int fast = 12, int slow = 26, int signal = 9, VolumeAverage average = VolumeAverage.Exponential)
    : Indicator<VolumeMacdState<T>, Ohlcv<T>, MacdValue<T>>(new VolumeMacdState<T>(fast, slow, signal, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;

    /// <summary>Which averages.</summary>
    public VolumeAverage Average { get; } = average;
}
