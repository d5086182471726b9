using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The KDJ: the stochastic oscillator smoothed by thirds, and how far K has run ahead of D.</summary>
/// <remarks>
/// K is a recursive average with the weight 1/m of where the close lies in the range of the last n bars, D the same average of K, J = 3K -
/// 2D. Both averages begin with 50 before the first bar, so that all three come with bar n; with <see cref="KdjSeed.Average"/> with the
/// mean of their first m values. On a flat window the ratio is 0/0: that bar has no value and the averages skip it. A missing value (NaN)
/// starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The period of both averages; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the averages begin.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Kdj<T>(int period = 9, int smoothing = 3, KdjSeed seed = KdjSeed.Neutral)
    : Indicator<KdjState<T>, Ohlcv<T>, KdjValue<T>>(new KdjState<T>(period, smoothing, seed))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The period of both averages.</summary>
    public int Smoothing { get; } = smoothing;

    /// <summary>How the averages begin.</summary>
    public KdjSeed Seed { get; } = seed;
}
