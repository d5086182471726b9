using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The RocketRSI of Ehlers: a relative strength index of smoothed momentum, stretched by the Fisher transform.</summary>
/// <remarks>
/// The price less that n - 1 bars before goes through the two-pole super smoother of the smoothing period; of its last n changes the rises
/// less the falls over both, bounded at 0.999 in size, are stretched by ln((1 + x) / (1 - x)) / 2 (Ehlers, Stocks and Commodities, May
/// 2018). The smoother begins with 0; the first value comes with bar 2n + 1. Where what is left of the moves is below 10^-15 of the price
/// there is no value. A bar costs n steps. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many changes the index looks at; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The period of the smoother; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RocketRsi<T>(int period = 10, int smoothing = 8)
    : Indicator<RocketRsiState<T>, T, T>(new RocketRsiState<T>(period, smoothing))
    where T : struct, INumber<T>
{
    /// <summary>How many changes the index looks at.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the smoother.</summary>
    public int Smoothing { get; } = smoothing;
}
