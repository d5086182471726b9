using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence in percent of the average true range, so that instruments and times compare.</summary>
/// <remarks>
/// 100 (fast - slow) / ATR(slow) of exponential averages of the close, the true range averaged by Wilder; the signal is an exponential
/// average of that. The line comes with bar slow + 1. Where the market has stood still until the average true range is below 10^-15 of the
/// price there is no value. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average and of the average true range; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MacdVolatility<T>(int fast = 12, int slow = 26, int signal = 9)
    : Indicator<MacdVolatilityState<T>, Ohlcv<T>, MacdValue<T>>(new MacdVolatilityState<T>(fast, slow, signal))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average and of the average true range.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;
}
