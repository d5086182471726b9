using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative strength index of Ehlers over a Laguerre filter of four stages; 0 to 1.</summary>
/// <remarks>
/// The rises from each stage to the one before it, over rises and falls (Ehlers, Cybernetic Analysis for Stocks and Futures, 2004). All
/// stages begin with the first price; the first value comes with bar 4, when each of them has moved. Where the stages differ by less than
/// 10^-15 of the price there is no value. The stages are kept as differences from the price, so that a market that stands still leaves
/// their ratio exact. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="gamma">The damping of the filter: the greater, the smoother and later; from 0 to 0.99.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class LaguerreRsi<T>(decimal gamma = 0.5m)
    : Indicator<LaguerreRsiState<T>, T, T>(new LaguerreRsiState<T>(gamma))
    where T : struct, INumber<T>
{
    /// <summary>The damping of the filter: the greater, the smoother and later.</summary>
    public decimal Gamma { get; } = gamma;
}
