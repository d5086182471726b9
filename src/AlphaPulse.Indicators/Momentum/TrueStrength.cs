using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The true strength index of Blau: the twice smoothed change relative to the twice smoothed size of the changes; -100 to 100.</summary>
/// <remarks>
/// 100 EMA(EMA(change)) / EMA(EMA(|change|)) with the long period first (Blau, Momentum, Direction and Divergence, 1995), each average
/// seeded with the mean of its first values. The first value comes with bar long + short, the signal as much later as it needs values.
/// Before any move, and where the market has stood still until what is left of its moves is below 10^-15 of the price, there is no value;
/// the signal skips such a bar. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="longer">The period of the first average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="shorter">The period of the second average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the index; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TrueStrength<T>(int longer = 25, int shorter = 13, int signal = 7)
    : Indicator<TrueStrengthState<T>, T, TsiValue<T>>(new TrueStrengthState<T>(longer, shorter, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the first average.</summary>
    public int Longer { get; } = longer;

    /// <summary>The period of the second average.</summary>
    public int Shorter { get; } = shorter;

    /// <summary>The period of the average of the index.</summary>
    public int Signal { get; } = signal;
}
