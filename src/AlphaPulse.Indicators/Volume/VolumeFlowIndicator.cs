using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volume flow of Katsanos: the volumes of n bars, signed by the move of the typical price where that is more than its noise, over the mean volume; smoothed.</summary>
/// <remarks>
/// A bar counts where the typical price moved by more than coefficient x close x the standard deviation (population, 30 bars) of its
/// logarithmic changes; its volume counts up to limit times the mean of the n bars before (Katsanos, Stocks and Commodities, June
/// 2004). The smoothing is an exponential average seeded with the mean of its first values. The first value comes with bar max(n, 30) +
/// n + smoothing - 1; none where that mean volume is 0. A typical price that is not positive has no logarithm and is left out. A
/// missing high, low, close or volume (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="coefficient">The share of the deviation that is noise; from 0 to 10.</param>
/// <param name="limit">The greatest volume that counts, in mean volumes; from 0.1 to 100.</param>
/// <param name="smoothing">The period of the smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VolumeFlowIndicator<T>(int period = 130, decimal coefficient = 0.2m, decimal limit = 2.5m, int smoothing = 3)
    : Indicator<VolumeFlowIndicatorState<T>, Ohlcv<T>, T>(new VolumeFlowIndicatorState<T>(period, coefficient, limit, smoothing))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The share of the deviation that is noise.</summary>
    public decimal Coefficient { get; } = coefficient;

    /// <summary>The greatest volume that counts, in mean volumes.</summary>
    public decimal Limit { get; } = limit;

    /// <summary>The period of the smoothing.</summary>
    public int Smoothing { get; } = smoothing;
}
