using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The inertia of Dorsey over his revised relative volatility index, that of the highs and the lows.</summary>
/// <remarks>
/// The end of the line of <see cref="LinearRegression{T}"/> through the last values of <see cref="RevisedVolatility{T}"/> (Dorsey, Stocks
/// and Commodities, September 1995). The first series of the pair are the highs, the second the lows. The first value comes period - 1 bars
/// after the first of the index. Where the index has no value there is none, and the line skips the bar. A missing value (NaN) starts the
/// warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">How many values of the index the line fits; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="volatility">The period of the averages of the index; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="deviation">How many prices the standard deviation is of; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="average">Which averages.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RevisedInertia<T>(int period = 20, int volatility = 14, int deviation = 10, VolatilityAverage average = VolatilityAverage.Wilder)
    : Indicator<RevisedInertiaState<T>, Pair<T>, T>(new RevisedInertiaState<T>(period, volatility, deviation, average))
    where T : struct, INumber<T>
{
    /// <summary>How many values of the index the line fits.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the averages of the index.</summary>
    public int Volatility { get; } = volatility;

    /// <summary>How many prices the standard deviation is of.</summary>
    public int Deviation { get; } = deviation;

    /// <summary>Which averages.</summary>
    public VolatilityAverage Average { get; } = average;
}
