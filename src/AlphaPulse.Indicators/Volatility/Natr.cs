using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The normalized average true range: the average true range in percent of the close.</summary>
/// <remarks>
/// 100 <see cref="Atr{T}"/> / close, so that instruments and epochs of other prices compare (Forman, Stocks and Commodities, May 2006). The
/// first value comes with bar n + 1, or bar n with <see cref="FirstTrueRange.HighLow"/>; none where the close is 0. A missing high, low or
/// close (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="first">The true range of the first bar; none by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Natr<T>(int period, FirstTrueRange first = FirstTrueRange.None)
    : Indicator<NatrState<T>, Ohlcv<T>, T>(new NatrState<T>(period, first))
    where T : struct, INumber<T>
{
    /// <summary>The period.</summary>
    public int Period { get; } = period;

    /// <summary>The true range of the first bar.</summary>
    public FirstTrueRange First { get; } = first;
}
