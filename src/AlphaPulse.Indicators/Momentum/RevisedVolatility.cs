using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative volatility index of Dorsey as he revised it: the mean of the index of the highs and that of the lows; 0 to 100.</summary>
/// <remarks>
/// (RVI(high) + RVI(low)) / 2 with <see cref="RelativeVolatility{T}"/> (Dorsey, Stocks and Commodities, September 1995). The first series
/// of the pair are the highs, the second the lows. The first value comes with bar deviation + n - 1; there is none where one of the two
/// has none. A missing value (NaN) in either starts the warm-up of both again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the averages; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviation">How many prices the standard deviation is of; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RevisedVolatility<T>(int period = 14, int deviation = 10, VolatilityAverage average = VolatilityAverage.Wilder)
    : Indicator<RevisedVolatilityState<T>, Pair<T>, T>(new RevisedVolatilityState<T>(period, deviation, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the averages.</summary>
    public int Period { get; } = period;

    /// <summary>How many prices the standard deviation is of.</summary>
    public int Deviation { get; } = deviation;

    /// <summary>Which averages.</summary>
    public VolatilityAverage Average { get; } = average;
}
