using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>STARC bands: the mean of the last n closes with bands k average true ranges above and below it.</summary>
/// <remarks>
/// The mean comes with bar n, the bands with the range, bar m + 1, if that is later. A missing close (NaN) leaves no mean until n
/// present ones followed; a missing high, low or close starts the range again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the mean; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the bands are away; from 0.001 to 100.</param>
/// <param name="rangePeriod">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Starc<T>(int period, decimal multiple = 2, int rangePeriod = 10)
    : Indicator<RangeBandsState<T>, Ohlcv<T>, ChannelValue<T>>(new RangeBandsState<T>(RangeBandsName.Starc, period, multiple, rangePeriod, BandRange.Average, FirstTrueRange.None))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the mean.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the bands are away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>The period of the average true range.</summary>
    public int RangePeriod { get; } = rangePeriod;
}
