using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The stochastic momentum index of Blau: how far the close is from the middle of its range of n bars, twice smoothed; -100 to 100.</summary>
/// <remarks>
/// 100 EMA(EMA(close - (highest + lowest) / 2)) / (EMA(EMA(highest - lowest)) / 2), and the average of that as the signal (Blau, Stocks
/// and Commodities, January 1993). The first value comes with bar n + first + second - 2, the signal as many bars later as its period is
/// over 1; with <see cref="EmaSeed.FirstValue"/> both come with bar n, as in Skender. A missing price (NaN) starts the warm-up again. Not
/// safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="first">The period of the first smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="second">The period of the second smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the signal; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the averages begin.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class StochasticMomentum<T>(int period = 13, int first = 25, int second = 2, int signal = 3, EmaSeed seed = EmaSeed.Average)
    : Indicator<StochasticMomentumState<T>, Ohlcv<T>, StochasticMomentumValue<T>>(new StochasticMomentumState<T>(period, first, second, signal, seed))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the first smoothing.</summary>
    public int First { get; } = first;

    /// <summary>The period of the second smoothing.</summary>
    public int Second { get; } = second;

    /// <summary>The period of the signal.</summary>
    public int Signal { get; } = signal;

    /// <summary>How the averages begin.</summary>
    public EmaSeed Seed { get; } = seed;
}
