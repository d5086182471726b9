using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The forecast oscillator of Chande: how far the price is from what the line that fits the last n prices foretells, in percent of the price.</summary>
/// <remarks>
/// 100 (price - forecast) / price, the forecast being that of <see cref="LinearRegression{T}"/> for the next bar, or with <see
/// cref="ForecastPoint.Current"/> the end of the line (Chande and Kroll, The New Technical Trader, 1994). The first value comes with bar n;
/// none where the price is 0. A missing value (NaN) leaves no value until it has left the window. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 3 to <see cref="Period.Maximum"/>.</param>
/// <param name="point">Where the line is read.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ChandeForecast<T>(int period = 9, ForecastPoint point = ForecastPoint.Next)
    : Indicator<ChandeForecastState<T>, T, T>(new ChandeForecastState<T>(period, point))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>Where the line is read.</summary>
    public ForecastPoint Point { get; } = point;
}
