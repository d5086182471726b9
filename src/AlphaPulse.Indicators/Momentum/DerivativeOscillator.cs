using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The derivative oscillator of Brown: the relative strength index, smoothed twice, less its own mean.</summary>
/// <remarks>
/// s - SMA(s) with s = EMA(EMA(RSI)) (Brown, Technical Analysis for the Trading Professional, 1999). The first value comes with bar n +
/// first + second + signal - 2. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the relative strength index; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="first">The period of the first smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="second">The period of the second smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many smoothed values the mean is of; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class DerivativeOscillator<T>(int period = 14, int first = 5, int second = 3, int signal = 9)
    : Indicator<DerivativeOscillatorState<T>, T, T>(new DerivativeOscillatorState<T>(period, first, second, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the relative strength index.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the first smoothing.</summary>
    public int First { get; } = first;

    /// <summary>The period of the second smoothing.</summary>
    public int Second { get; } = second;

    /// <summary>How many smoothed values the mean is of.</summary>
    public int Signal { get; } = signal;
}
