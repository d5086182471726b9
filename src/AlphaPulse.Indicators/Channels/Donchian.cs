using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Donchian channels: the highest high and the lowest low of n bars, and the middle between them.</summary>
/// <remarks>
/// The first value comes with bar n, or bar n + 1 with <see cref="ChannelWindow.Previous"/>. On a flat window the three are equal. A
/// missing high or low (NaN) leaves no value until n present bars followed it. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="window">Which bars the channel spans; those up to the current one by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Donchian<T>(int period, ChannelWindow window = ChannelWindow.Current)
    : Indicator<DonchianState<T>, Ohlcv<T>, DonchianValue<T>>(new DonchianState<T>(period, window))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Which bars the channel spans.</summary>
    public ChannelWindow Window { get; } = window;
}
