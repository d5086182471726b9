using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volume oscillator of Klinger: a fast exponential average of the volume force less a slow one, and the exponential average of that.</summary>
/// <remarks>
/// The volume force is the volume, signed by the direction of the typical price and weighted by how the range of the bar compares with
/// the range cumulated since the direction changed (Klinger, Stocks and Commodities, December 1997). Peers have three definitions, none
/// of which agree: see <see cref="KlingerForce"/>. The first value comes with bar slow + 2 (Klinger), 2 (Tulip) or slow + 1 (volume).
/// Where neither the bar nor the cumulation has a range the force is 0/0: the bar has no value and is left out. A missing high, low,
/// close or volume (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the oscillator; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="force">Which definition; that of Klinger by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class KlingerOscillator<T>(int fast = 34, int slow = 55, int signal = 13, KlingerForce force = KlingerForce.Klinger)
    : Indicator<KlingerOscillatorState<T>, Ohlcv<T>, KlingerValue<T>>(new KlingerOscillatorState<T>(fast, slow, signal, force))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the oscillator.</summary>
    public int Signal { get; } = signal;

    /// <summary>Which definition.</summary>
    public KlingerForce Force { get; } = force;
}
