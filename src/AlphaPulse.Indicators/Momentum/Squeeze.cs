using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The squeeze of Carter: whether the Bollinger bands are inside the Keltner channel, and the momentum with which the price leaves.</summary>
/// <remarks>
/// Both channels are around the mean close; the Keltner channel is as many means of n true ranges wide. The momentum is the end of the
/// regression line of close - ((highest + lowest) / 2 + mean close) / 2 over the bars of the channel (Carter, Mastering the Trade, 2005).
/// The squeeze comes with bar n + 1 of the channel or with bar n of the bands, the momentum with bar 2n - 1 of the channel. A missing
/// price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="bands">The bars of the Bollinger bands; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviations">How many standard deviations the bands are wide; from 0.1 to 100.</param>
/// <param name="channel">The bars of the Keltner channel and of the momentum; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="ranges">How many mean true ranges the channel is wide; from 0.1 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Squeeze<T>(int bands = 20, decimal deviations = 2m, int channel = 20, decimal ranges = 1.5m)
    : Indicator<SqueezeState<T>, Ohlcv<T>, SqueezeValue<T>>(new SqueezeState<T>(bands, deviations, channel, ranges))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the Bollinger bands.</summary>
    public int Bands { get; } = bands;

    /// <summary>How many standard deviations the bands are wide.</summary>
    public decimal Deviations { get; } = deviations;

    /// <summary>The bars of the Keltner channel and of the momentum.</summary>
    public int Channel { get; } = channel;

    /// <summary>How many mean true ranges the channel is wide.</summary>
    public decimal Ranges { get; } = ranges;
}
