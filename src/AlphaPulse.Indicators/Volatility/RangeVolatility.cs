using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volatility of n bars estimated from their open, high, low and close, times the root of the bars of a year; a fraction.</summary>
/// <remarks>
/// With h, l, c the logarithms of high, low and close over the open and o that of the open over the close before: Garman and Klass
/// mean((h - l)^2 / 2 - (2 ln 2 - 1) c^2); Rogers and Satchell mean(h (h - c) + l (l - c)); Yang and Zhang var(o) + k var(c) + (1 - k)
/// Rogers-Satchell with k = 0.34 / (1.34 + (n + 1) / (n - 1)) and variances of the sample; Parkinson mean((h - l)^2) / (4 ln 2). The
/// value is the root. The first value comes with bar n, or n + 1 for Yang and Zhang. After a price that is not positive or missing
/// (NaN) there is no value until the window is full again. A bar costs n steps. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
/// <param name="estimator">Which estimator; that of Garman and Klass by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class RangeVolatility<T>(int period = 20, decimal annual = 252m, RangeEstimator estimator = RangeEstimator.GarmanKlass)
    : Indicator<RangeVolatilityState<T>, Ohlcv<T>, T>(new RangeVolatilityState<T>(period, annual, estimator))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>How many bars a year has.</summary>
    public decimal Annual { get; } = annual;

    /// <summary>Which estimator.</summary>
    public RangeEstimator Estimator { get; } = estimator;
}
