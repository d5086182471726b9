using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Keltner channels: the exponential average of the close with bands k average true ranges above and below it.</summary>
/// <remarks>
/// The average comes with bar n, the bands with the range, bar m + 1, if that is later. A missing close (NaN) starts the average again,
/// a missing high, low or close the range. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average of the close; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the bands are away; from 0.001 to 100.</param>
/// <param name="rangePeriod">The period of the range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="range">The range that the bands are wide; the average true range by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Keltner<T>(int period, decimal multiple = 2, int rangePeriod = 10, BandRange range = BandRange.Average)
    : Indicator<RangeBandsState<T>, Ohlcv<T>, ChannelValue<T>>(new RangeBandsState<T>(RangeBandsName.Keltner, period, multiple, rangePeriod, range, FirstTrueRange.None))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average of the close.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the bands are away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>The period of the range.</summary>
    public int RangePeriod { get; } = rangePeriod;

    /// <summary>The range that the bands are wide.</summary>
    public BandRange Range { get; } = range;
}
