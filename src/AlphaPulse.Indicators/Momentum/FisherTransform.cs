using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The Fisher transform of Ehlers of where the middle of the bar lies in its range of n bars: it has sharp turning points.</summary>
/// <remarks>
/// x = 0.66 (place - 1/2) + 0.67 x before, where the place is 0 at the lowest and 1 at the highest middle of n bars; beyond 0.99 in size x
/// is 0.999. The value is ln((1 + x) / (1 - x)) / 2 + half the value before (Ehlers, Using the Fisher Transform, 2002). The first value
/// comes with bar n, or with bar 2 for <see cref="FisherStart.Growing"/>. On a flat window the place is 0/0: that bar has no value, and x
/// and the transform stay as they are. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="start">When it begins.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class FisherTransform<T>(int period = 9, FisherStart start = FisherStart.Window)
    : Indicator<FisherTransformState<T>, Ohlcv<T>, FisherValue<T>>(new FisherTransformState<T>(period, start))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>When it begins.</summary>
    public FisherStart Start { get; } = start;
}
