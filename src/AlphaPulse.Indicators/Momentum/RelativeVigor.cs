using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative vigor index of Ehlers: the bodies of the last bars relative to their ranges, smoothed.</summary>
/// <remarks>
/// Bodies (close - open) and ranges (high - low) are weighted 1, 2, 2, 1 over four bars and summed over n; the index is the ratio of the
/// sums, the signal its average with the same weights (Ehlers, Stocks and Commodities, January 2002). The first value comes with bar n + 3,
/// the signal 3 bars later. Where no bar has a range the ratio is 0/0: that bar has no value and the signal skips it. A missing value (NaN)
/// leaves no value until it has left the windows. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many bars are summed; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RelativeVigor<T>(int period = 14)
    : Indicator<RelativeVigorState<T>, Ohlcv<T>, RvgiValue<T>>(new RelativeVigorState<T>(period))
    where T : struct, INumber<T>
{
    /// <summary>How many bars are summed.</summary>
    public int Period { get; } = period;
}
