using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The ratio of Sharpe: the mean excess return of n bars over its standard deviation, times the root of the bars of a year.</summary>
/// <remarks>
/// Of simple returns less the rate without risk; deviation of the sample (Sharpe, Journal of Portfolio Management, 1994). The first
/// value comes with bar n + 1; none where all returns are equal. After a missing value (NaN) or one of 0 there is no value until n
/// returns followed it. A bar costs n steps. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The returns of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="rate">The rate without risk of a bar, as a fraction; from -1 to 1.</param>
/// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SharpeRatio<T>(int period = 20, decimal rate = 0m, decimal annual = 252m)
    : Indicator<SharpeRatioState<T>, T, T>(new SharpeRatioState<T>(period, rate, annual))
    where T : struct, INumber<T>
{
    /// <summary>The returns of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The rate without risk of a bar, as a fraction.</summary>
    public decimal Rate { get; } = rate;

    /// <summary>How many bars a year has.</summary>
    public decimal Annual { get; } = annual;
}
