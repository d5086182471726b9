using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The average true range of Wilder, in the unit of the price.</summary>
/// <remarks>
/// The true range is the greatest of high - low, |high - last close| and |low - last close|; the average is seeded with the mean of
/// the first n and then takes in each with the weight 1/n (Wilder, New Concepts in Technical Trading Systems, 1978). The first value
/// comes with bar n + 1, or bar n with <see cref="FirstTrueRange.HighLow"/>. A missing high, low or close (NaN) starts the warm-up
/// again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="first">The true range of the first bar; none by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Atr<T>(int period, FirstTrueRange first = FirstTrueRange.None)
    : Indicator<AtrState<T>, Ohlcv<T>, T>(new AtrState<T>(period, first))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>The true range of the first bar.</summary>
    public FirstTrueRange First { get; } = first;
}
