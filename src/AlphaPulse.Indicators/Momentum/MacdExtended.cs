using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The moving average convergence and divergence with averages of another kind, simple ones by default.</summary>
/// <remarks>
/// A fast average less a slow one; the signal is an average of that line. All three are of one kind, unless another is named for the slow
/// one or for the signal. The line comes when both averages have a value, for simple ones with bar slow, the signal as much later as its
/// average needs. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
/// <param name="slow">The period of the slow average; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">The period of the average of the line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <param name="slowAverage">Which the slow one is; <see langword="null"/> for the kind of the fast one.</param>
/// <param name="signalAverage">Which the signal is; <see langword="null"/> for the kind of the fast one.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class MacdExtended<T>(
    int fast = 12,
    int slow = 26,
    int signal = 9,
    MacdAverage average = MacdAverage.Simple,
    MacdAverage? slowAverage = null,
    MacdAverage? signalAverage = null)
    : Indicator<MacdExtendedState<T>, T, MacdValue<T>>(
        new MacdExtendedState<T>(fast, slow, signal, average, slowAverage ?? average, signalAverage ?? average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the fast average.</summary>
    public int Fast { get; } = fast;

    /// <summary>The period of the slow average.</summary>
    public int Slow { get; } = slow;

    /// <summary>The period of the average of the line.</summary>
    public int Signal { get; } = signal;

    /// <summary>Which average the fast one is.</summary>
    public MacdAverage Average { get; } = average;

    /// <summary>Which average the slow one is.</summary>
    public MacdAverage SlowAverage { get; } = slowAverage ?? average;

    /// <summary>Which average the signal is.</summary>
    public MacdAverage SignalAverage { get; } = signalAverage ?? average;
}
