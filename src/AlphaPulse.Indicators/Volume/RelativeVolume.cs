using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative volume: the volume over the mean volume of n bars.</summary>
/// <remarks>
/// The mean spans the current bar too, or the n bars before it with <see cref="ChannelWindow.Previous"/>. The first value comes with
/// bar n, or n + 1; none where the mean is 0. Takes any series. A missing value (NaN) leaves no value until it has left the window. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="window">Which bars the mean spans; the current one and those before it by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RelativeVolume<T>(int period = 20, ChannelWindow window = ChannelWindow.Current)
    : Indicator<RelativeVolumeState<T>, T, T>(new RelativeVolumeState<T>(period, window))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Which bars the mean spans.</summary>
    public ChannelWindow Window { get; } = window;
}
