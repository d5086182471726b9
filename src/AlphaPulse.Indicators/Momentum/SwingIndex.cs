using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The swing index of Wilder: how much of a move a bar made against the one before.</summary>
/// <remarks>
/// 50 (C - C1 + (C - O) / 2 + (C1 - O1) / 4) / R x K / limit with the bar before (1), K the greater of |H - C1| and |L - C1|, and R after
/// the greatest of |H - C1|, |L - C1| and H - L (Wilder, New Concepts in Technical Trading Systems, 1978). The first value comes with bar
/// 2. A missing price (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="limit">The limit move: the most that the price may change in a bar, in its unit; from 0.01 to 1000000.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SwingIndex<T>(decimal limit = 1m)
    : Indicator<SwingIndexState<T>, Ohlcv<T>, T>(new SwingIndexState<T>(limit))
    where T : struct, INumber<T>
{
    /// <summary>The limit move: the most that the price may change in a bar, in its unit.</summary>
    public decimal Limit { get; } = limit;
}
