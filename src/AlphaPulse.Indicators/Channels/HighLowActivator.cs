using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Gann HiLo activator: the mean of the lows after a close above the mean of the highs of the bar before, and the mean of the highs
/// after a close below that of the lows.</summary>
/// <remarks>
/// Between the two the line stays where it was. The first line is that of the nearer mean: the lows where the close is not below the
/// middle of the means of the bar before. The first value comes with the bar after both means. Closes that tie with a mean do not cross
/// it. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="highPeriod">The bars of the mean of the highs; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="lowPeriod">The bars of the mean of the lows; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class HighLowActivator<T>(int highPeriod = 13, int lowPeriod = 21)
    : Indicator<HighLowActivatorState<T>, Ohlcv<T>, StopValue<T>>(new HighLowActivatorState<T>(highPeriod, lowPeriod))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the mean of the highs.</summary>
    public int HighPeriod { get; } = highPeriod;

    /// <summary>The bars of the mean of the lows.</summary>
    public int LowPeriod { get; } = lowPeriod;
}
