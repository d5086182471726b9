using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The absolute price oscillator: a fast average less a slow one, in the unit of the price.</summary>
/// <remarks>
/// The first value comes with bar slow. A missing value (NaN) leaves no value until the averages are there again. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages; exponential ones by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Apo<T>(int fast = 12, int slow = 26, OscillatorAverage average = OscillatorAverage.Exponential)
    : Indicator<ApoState<T>, T, T>(new ApoState<T>(fast, slow, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>Which averages.</summary>
    public OscillatorAverage Average { get; } = average;
}
