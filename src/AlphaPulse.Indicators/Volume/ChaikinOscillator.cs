using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The oscillator of Chaikin: a fast exponential average of the accumulation/distribution line less a slow one, in the unit of the volume.</summary>
/// <remarks>
/// Both averages of <see cref="AccumulationDistribution{T}"/> are seeded with its first value, or each with the mean of its own first
/// values; either way the first value comes with bar slow. The level of the line cancels out. A missing high, low, close or volume (NaN)
/// starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the averages begin; with the first value by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ChaikinOscillator<T>(int fast = 3, int slow = 10, EmaSeed seed = EmaSeed.FirstValue)
    : Indicator<ChaikinOscillatorState<T>, Ohlcv<T>, T>(new ChaikinOscillatorState<T>(fast, slow, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>How the averages begin.</summary>
    public EmaSeed Seed { get; } = seed;
}
