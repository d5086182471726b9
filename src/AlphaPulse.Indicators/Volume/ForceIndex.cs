using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The force index of Elder: the exponential average of the change of the close times the volume.</summary>
/// <remarks>
/// The average is seeded with the mean of the first n products; the first value comes with bar n + 1 (Elder, Trading for a Living,
/// 1993). A product that decimal could not add up, beyond 7e28 / (n + 1), has no value and is left out, in either number type. A
/// missing close or volume (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ForceIndex<T>(int period = 13)
    : Indicator<ForceIndexState<T>, Ohlcv<T>, T>(new ForceIndexState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average.</summary>
    public int Period { get; } = period;
}
