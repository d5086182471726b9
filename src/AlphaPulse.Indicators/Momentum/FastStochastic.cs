using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The fast stochastic oscillator: where the close lies between the lowest low (0) and the highest high (100) of n bars, and the mean of that.</summary>
/// <remarks>
/// <see cref="Stochastic{T}"/> without the smoothing of K, with its rules for flat windows and missing values. K comes with bar n, D
/// signal - 1 bars later. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values of K D is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class FastStochastic<T>(int period = 14, int signal = 3)
    : Indicator<FastStochasticState<T>, Ohlcv<T>, StochasticValue<T>>(new FastStochasticState<T>(period, signal))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many values of K D is the mean of.</summary>
    public int Signal { get; } = signal;
}
