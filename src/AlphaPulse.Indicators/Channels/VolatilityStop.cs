using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volatility stop of Wilder: k average true ranges from the most favourable close since the trend began.</summary>
/// <remarks>
/// The stop of a bar is made of the bars before it. While the trend is up it is the highest close since the trend began minus k average
/// true ranges, and a close below it turns the trend; down, all is mirrored. The first trend is up if the close with the first average
/// true range is not below the first close. The first value comes with bar n + 2 (Skender withholds all before the first turn). The
/// direction is that in which the bar began. A missing high, low or close (NaN) starts the warm-up again. The convergence is that of
/// the average range. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the average true range; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the stop is away; from 0.001 to 100.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VolatilityStop<T>(int period, decimal multiple = 3)
    : Indicator<VolatilityStopState<T>, Ohlcv<T>, StopValue<T>>(new VolatilityStopState<T>(period, multiple))
    where T : struct, INumber<T>
{
    /// <summary>The period of the average true range.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the stop is away.</summary>
    public decimal Multiple { get; } = multiple;
}
