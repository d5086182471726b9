using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence: a fast exponential average minus a slow one, and the exponential average of that difference.</summary>
/// <remarks>
/// Each average is seeded with the mean of its first n values. The line comes with bar n of the slow average, the signal and the
/// histogram with the bar of the n-th line: 26 and 34 for 12/26/9 (Appel, Technical Analysis: Power Tools for Active Investors, 2005).
/// A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="seed">Where the fast average begins; at the first bar by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Macd<T>(int fast = 12, int slow = 26, int signal = 9, MacdSeed seed = MacdSeed.Own)
    : Indicator<MacdState<T>, T, MacdValue<T>>(new MacdState<T>(fast, slow, signal, seed))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;

    /// <summary>Where the fast average begins.</summary>
    public MacdSeed Seed { get; } = seed;
}
