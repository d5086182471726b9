using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The price momentum oscillator of Swenlin: the twice smoothed change of a bar in percent, times ten.</summary>
/// <remarks>
/// The change in percent is smoothed with the weight 2/n, multiplied by 10 and smoothed with the weight 2/m, each average seeded with the
/// mean of its first values; the signal is an ordinary exponential average. The first value comes with bar n + m. A bar after a price of 0
/// has no value and is skipped. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the first average, whose weight is 2/n; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The period of the second average, whose weight is 2/m; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the oscillator; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PriceMomentum<T>(int period = 35, int smoothing = 20, int signal = 10)
    : Indicator<PriceMomentumState<T>, T, PmoValue<T>>(new PriceMomentumState<T>(period, smoothing, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the first average, whose weight is 2/n.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the second average, whose weight is 2/m.</summary>
    public int Smoothing { get; } = smoothing;

    /// <summary>The period of the average of the oscillator.</summary>
    public int Signal { get; } = signal;
}
