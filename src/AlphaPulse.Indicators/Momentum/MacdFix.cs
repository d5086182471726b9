using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence with the weights 0.15 and 0.075 that were used before computers.</summary>
/// <remarks>
/// As <see cref="Macd{T}"/> with 12 and 26, whose weights would be 2/13 and 2/27: the two never agree. The line comes with bar 26, the
/// signal n - 1 bars later, or with it for <see cref="MacdFixSeed.FirstValue"/>. A missing value (NaN) starts the warm-up again. Not safe
/// for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">How the averages begin.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MacdFix<T>(int signal = 9, MacdFixSeed seed = MacdFixSeed.Own)
    : Indicator<MacdFixState<T>, T, MacdValue<T>>(new MacdFixState<T>(signal, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;

    /// <summary>How the averages begin.</summary>
    public MacdFixSeed Seed { get; } = seed;
}
