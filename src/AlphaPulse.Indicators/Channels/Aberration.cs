using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Aberration: the mean of the typical price with bands one average true range above and below it.</summary>
/// <remarks>
/// The mean comes with bar n, the bands with the range, bar m + 1 (bar m with <see cref="FirstTrueRange.HighLow"/>), if that is later.
/// A missing high, low or close (NaN) starts the range again and leaves no mean until n present bars followed. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the mean; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="rangePeriod">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="first">The true range of the first bar; none by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Aberration<T>(int period, int rangePeriod, FirstTrueRange first = FirstTrueRange.None)
    : Indicator<RangeBandsState<T>, Ohlcv<T>, ChannelValue<T>>(new RangeBandsState<T>(RangeBandsName.Aberration, period, 1, rangePeriod, BandRange.Average, first))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the mean.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the average true range.</summary>
    public int RangePeriod { get; } = rangePeriod;

    /// <summary>The true range of the first bar.</summary>
    public FirstTrueRange First { get; } = first;
}
