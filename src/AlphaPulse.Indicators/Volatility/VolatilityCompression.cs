using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volatility compression: a slow average true range over a fast one; above 1 the ranges are narrower than they were.</summary>
/// <remarks>
/// Both are <see cref="Atr{T}"/>. The first value comes with bar slow + 1; none where the fast one is 0. A missing high, low or close
/// (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast range; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow range; at most <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VolatilityCompression<T>(int fast = 10, int slow = 30)
    : Indicator<VolatilityCompressionState<T>, Ohlcv<T>, T>(new VolatilityCompressionState<T>(fast, slow))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast range.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow range.</summary>
    public int Slow { get; } = slow;
}
