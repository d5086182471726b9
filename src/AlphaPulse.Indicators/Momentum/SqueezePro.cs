using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The squeeze in three degrees: in how many of three Keltner channels the Bollinger bands are, and the momentum with which the price leaves.</summary>
/// <remarks>
/// As <see cref="Squeeze{T}"/> with three widths of the channel. A missing price (NaN) starts the warm-up again. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="bands">The bars of the Bollinger bands; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviations">How many standard deviations the bands are wide; from 0.1 to 100.</param>
/// <param name="channel">The bars of the Keltner channels and of the momentum; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="wide">How many mean true ranges the widest channel is wide; from 0.1 to 100.</param>
/// <param name="normal">The same of the middle channel; from 0.1 to 100.</param>
/// <param name="narrow">The same of the narrowest channel; from 0.1 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SqueezePro<T>(int bands = 20, decimal deviations = 2m, int channel = 20, decimal wide = 2m, decimal normal = 1.5m, decimal narrow = 1m)
    : Indicator<SqueezeProState<T>, Ohlcv<T>, SqueezeProValue<T>>(new SqueezeProState<T>(bands, deviations, channel, wide, normal, narrow))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the Bollinger bands.</summary>
    public int Bands { get; } = bands;

    /// <summary>How many standard deviations the bands are wide.</summary>
    public decimal Deviations { get; } = deviations;

    /// <summary>The bars of the Keltner channels and of the momentum.</summary>
    public int Channel { get; } = channel;

    /// <summary>How many mean true ranges the widest channel is wide.</summary>
    public decimal Wide { get; } = wide;

    /// <summary>The same of the middle channel.</summary>
    public decimal Normal { get; } = normal;

    /// <summary>The same of the narrowest channel.</summary>
    public decimal Narrow { get; } = narrow;
}
