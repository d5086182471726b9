using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The time segmented volume of Worden: the sum over n bars of the change of the close times the volume, and the mean of that.</summary>
/// <remarks>
/// The first sum comes with bar n + 1, the signal signal - 1 bars later. A product that decimal could not add up, beyond 7e28 / ((n +
/// 1)(signal + 1)), has no value and is left out, in either number type. A missing close or volume (NaN) leaves no value until as many
/// present bars followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values the signal is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TimeSegmentedVolume<T>(int period = 18, int signal = 10)
    : Indicator<TimeSegmentedVolumeState<T>, Ohlcv<T>, TimeSegmentedValue<T>>(new TimeSegmentedVolumeState<T>(period, signal))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many values the signal is the mean of.</summary>
    public int Signal { get; } = signal;
}
