using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The premier stochastic oscillator of Leibfarth: a stochastic, smoothed twice and bent towards -1 and 1.</summary>
/// <remarks>
/// With s = EMA(EMA((K - 50) / 10)), both averages over floor(sqrt(smoothing)) values: (e^s - 1) / (e^s + 1) (Leibfarth, Stocks and
/// Commodities, August 2008). The first value comes with bar n + 2 floor(sqrt(smoothing)) - 2. A missing price (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the stochastic; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="smoothing">The square of the period of both averages, whose fraction is cut off; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class PremierStochastic<T>(int period = 8, int smoothing = 25)
    : Indicator<PremierStochasticState<T>, Ohlcv<T>, T>(new PremierStochasticState<T>(period, smoothing))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the stochastic.</summary>
    public int Period { get; } = period;

    /// <summary>The square of the period of both averages, whose fraction is cut off.</summary>
    public int Smoothing { get; } = smoothing;
}
