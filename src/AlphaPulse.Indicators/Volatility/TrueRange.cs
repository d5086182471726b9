using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The true range of Wilder: how far the price went since the last close, in its unit.</summary>
/// <remarks>
/// The greatest of high - low, |high - last close| and |low - last close| (Wilder, New Concepts in Technical Trading Systems, 1978). The
/// first value comes with bar 2, or bar 1 with <see cref="FirstTrueRange.HighLow"/>. After a missing high, low or close (NaN) the next bar
/// is a first one. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="first">The true range of the first bar; none by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class TrueRange<T>(FirstTrueRange first = FirstTrueRange.None)
    : Indicator<TrueRangeState<T>, Ohlcv<T>, T>(new TrueRangeState<T>(first))
    where T : struct, INumber<T>
{
    /// <summary>The true range of the first bar.</summary>
    public FirstTrueRange First { get; } = first;
}
