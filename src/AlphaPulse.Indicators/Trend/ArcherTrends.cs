using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average trends of Archer: 1 where the fast average has risen and the slow one moved, -1 where the fast one has fallen, otherwise 0.</summary>
/// <remarks>
/// A long run is a rise of both averages over the lookback, or of the fast one while the slow one falls; a short run the opposite. The
/// first value comes with bar slow + lookback. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; below that of the slow one; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="lookback">Over how many bars the averages are compared; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ArcherTrends<T>(int fast = 8, int slow = 21, int lookback = 2)
    : Indicator<ArcherTrendsState<T>, T, T>(new ArcherTrendsState<T>(fast, slow, lookback))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average; below that of the slow one.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>Over how many bars the averages are compared.</summary>
    public int Lookback { get; } = lookback;
}
