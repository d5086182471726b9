using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence with averages of another kind, simple ones by default.</summary>
/// <remarks>
/// A fast average less a slow one; the signal is the same kind of average of that line. The line comes with the first value of the slow
/// average, for simple ones with bar slow, the signal as much later as its average needs. A missing value (NaN) starts the warm-up again.
/// Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MacdExtended<T>(int fast = 12, int slow = 26, int signal = 9, MacdAverage average = MacdAverage.Simple)
    : Indicator<MacdExtendedState<T>, T, MacdValue<T>>(new MacdExtendedState<T>(fast, slow, signal, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;

    /// <summary>Which averages.</summary>
    public MacdAverage Average { get; } = average;
}
