using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The exponential decay: the greater of the newest value and of the output before less its n-th part.</summary>
/// <remarks>
/// It follows a rise at once and falls by 1 - 1/n a bar. The first value comes with bar 1. A missing value (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">It loses this part of itself with each bar; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ExponentialDecay<T>(int period = 5)
    : Indicator<ExponentialDecayState<T>, T, T>(new ExponentialDecayState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>It loses this part of itself with each bar.</summary>
    public int Period { get; } = period;
}
