using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The random walk index of Poulos: whether the price went farther than chance would have taken it.</summary>
/// <remarks>
/// The greatest over k from 2 to n of (high - low k bars ago) / (mean true range of the last k bars times the root of k), and of (high k
/// bars ago - low) likewise (Poulos, Stocks and Commodities, February 1991). The first value comes with bar n + 1. A bar costs n steps. A
/// missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The longest way that is looked at, in bars; from 2 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RandomWalk<T>(int period = 14)
    : Indicator<RandomWalkState<T>, Ohlcv<T>, RandomWalkValue<T>>(new RandomWalkState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The longest way that is looked at, in bars.</summary>
    public int Period { get; } = period;
}
