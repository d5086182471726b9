using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The percentage volume oscillator: a fast average of the volume less a slow one, in percent of the slow one, with its signal.</summary>
/// <remarks>
/// <see cref="Ppo{T}"/> of the volume: values, first bars and conventions are those. There is no value where the slow average is 0; the
/// signal skips such a bar. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Pvo<T>(int fast = 12, int slow = 26, int signal = 9, OscillatorAverage average = OscillatorAverage.Exponential)
    : Indicator<PvoState<T>, T, PpoValue<T>>(new PvoState<T>(fast, slow, signal, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;

    /// <summary>Which averages.</summary>
    public OscillatorAverage Average { get; } = average;
}
