using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>SuperTrend: a stop k average true ranges from the middle of the bar that follows the trend and reverses with it.</summary>
/// <remarks>
/// The bands are (high + low) / 2 plus and minus k average true ranges; a band comes closer only, unless the last close was beyond it.
/// The trend turns when the close is at or beyond the band of the trend: at or below the lower one it falls, and then it rises only
/// with a close above the upper one (as in Skender; a variant of others needs a close strictly beyond for both). At the first bar it
/// rises when the close is over the middle and above the lower band. The first value comes with the first average true range, bar n +
/// 1, or bar n with <see cref="FirstTrueRange.HighLow"/>. A missing high, low or close (NaN) starts the warm-up again. The convergence
/// is that of the average range; the line itself forgets its beginning when the trend turns. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
/// <param name="first">The true range of the first bar; none by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SuperTrend<T>(int period, decimal multiple = 3, FirstTrueRange first = FirstTrueRange.None)
    : Indicator<SuperTrendState<T>, Ohlcv<T>, StopValue<T>>(new SuperTrendState<T>(period, multiple, first))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average true range.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the stop is away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>The true range of the first bar.</summary>
    public FirstTrueRange First { get; } = first;
}
