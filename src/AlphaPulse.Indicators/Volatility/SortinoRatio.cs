using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The ratio of Sortino: the mean return of n bars beyond a target over the root mean square of what fell short of it, times the root of the bars of a year.</summary>
/// <remarks>
/// Of simple returns; every bar counts in the mean of the squares, those above the target with 0 (Sortino and Price, Journal of
/// Investing, 1994). The first value comes with bar n + 1; none where no return fell short. After a missing value (NaN) or one of 0
/// there is no value until n returns followed it. A bar costs n steps. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The returns of the window; from 20, as fewer too often have none below the target, to <see cref="Period.Maximum"/>.</param>
/// <param name="target">The return of a bar that is wanted, as a fraction; from 0 to 1.</param>
/// <param name="annual">How many bars a year has; 1 for the volatility of a bar; from 1 to 1,000,000.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class SortinoRatio<T>(int period = 20, decimal target = 0m, decimal annual = 252m)
    : Indicator<SortinoRatioState<T>, T, T>(new SortinoRatioState<T>(period, target, annual))
    where T : struct, INumber<T>
{
    /// <summary>The returns of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The return of a bar that is wanted, as a fraction.</summary>
    public decimal Target { get; } = target;

    /// <summary>How many bars a year has.</summary>
    public decimal Annual { get; } = annual;
}
