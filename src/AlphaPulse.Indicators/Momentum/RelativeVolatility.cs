using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative volatility index of Dorsey: how much of the deviation of the price came on rising bars; 0 to 100.</summary>
/// <remarks>
/// As the relative strength index, but of the standard deviation of the last prices instead of the change: averages of that of the rising
/// bars over those of rising and falling ones (Dorsey, Stocks and Commodities, June 1993), each seeded with the mean of its first values;
/// that of the highs and the lows, as Dorsey revised it in 1995, is <see cref="RevisedVolatility{T}"/>.
/// The first value comes with bar deviation + n - 1. Before any move, and where the market has stood still until what is left is below
/// 10^-15 of the price, there is no value. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the averages; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviation">How many prices the standard deviation is of; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RelativeVolatility<T>(int period = 14, int deviation = 10, VolatilityAverage average = VolatilityAverage.Wilder)
    : Indicator<RelativeVolatilityState<T>, T, T>(new RelativeVolatilityState<T>(period, deviation, average))
    where T : struct, INumber<T>
{
    /// <summary>The period of the averages.</summary>
    public int Period { get; } = period;

    /// <summary>How many prices the standard deviation is of.</summary>
    public int Deviation { get; } = deviation;

    /// <summary>Which averages.</summary>
    public VolatilityAverage Average { get; } = average;
}
