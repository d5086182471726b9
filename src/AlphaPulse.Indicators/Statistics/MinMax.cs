using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The least and the greatest of the last n values.</summary>
/// <remarks>
/// The first value comes with bar n, or bar n + 1 with <see cref="ChannelWindow.Previous"/>. A
/// missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="window">Which bars the window spans; the newest one included by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MinMax<T>(int period, ChannelWindow window = ChannelWindow.Current)
    : Indicator<MinMaxState<T>, T, MinMaxValue<T>>(new MinMaxState<T>(period, window))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Which bars the window spans.</summary>
    public ChannelWindow Window { get; } = window;
}
