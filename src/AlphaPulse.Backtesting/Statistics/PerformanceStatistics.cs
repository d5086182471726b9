using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>What a series of returns amounts to. What is undefined, such as a ratio over a risk of 0, is <see langword="null"/>.</summary>
/// <remarks>
/// Returns are simple and net, one a period; the equity starts at 1 and is the product of one plus the returns. Ratios are given per
/// period and for a year, that is times the square root of the periods in a year, which takes returns for independent. Immutable
/// and safe for use from any thread.
/// </remarks>
public sealed record PerformanceStatistics
{
    /// <summary>How many periods there are; at least 1.</summary>
    public required int Periods { get; init; }

    /// <summary>How many periods make a year, as it was given.</summary>
    public required double PeriodsPerYear { get; init; }

    /// <summary>The equity at the end minus 1.</summary>
    public required double TotalReturn { get; init; }

    /// <summary>The constant yearly growth that gives the total return: <c>equity^(periods in a year / periods) - 1</c>; <see langword="null"/> where nothing or less was left, or the number is too large.</summary>
    public required double? AnnualizedReturn { get; init; }

    /// <summary>The mean return of a period.</summary>
    public required double MeanReturn { get; init; }

    /// <summary>The sample standard deviation of the return of a period; <see langword="null"/> for fewer than two.</summary>
    public required double? Volatility { get; init; }

    /// <summary>The volatility for a year.</summary>
    public double? AnnualizedVolatility => Volatility * Math.Sqrt(PeriodsPerYear);

    /// <summary>(mean - risk-free) / sample standard deviation (Sharpe, 1994); <see langword="null"/> where returns do not vary.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>The Sharpe ratio for a year.</summary>
    public double? AnnualizedSharpe => Sharpe * Math.Sqrt(PeriodsPerYear);

    /// <summary>(mean - target) / root of the mean over all periods of the squared shortfall from the target (Sortino and Price, 1994); <see langword="null"/> without a shortfall.</summary>
    public required double? Sortino { get; init; }

    /// <summary>The Sortino ratio for a year.</summary>
    public double? AnnualizedSortino => Sortino * Math.Sqrt(PeriodsPerYear);

    /// <summary>The greatest loss from a peak, as a fraction at most 0; the start counts as a peak.</summary>
    public required double MaximumDrawdown { get; init; }

    /// <summary>The longest run of periods below the peak before them.</summary>
    public required int MaximumDrawdownPeriods { get; init; }

    /// <summary>The annualised return over the size of the greatest drawdown; <see langword="null"/> without one.</summary>
    public double? Calmar => MaximumDrawdown < 0 ? AnnualizedReturn / -MaximumDrawdown : null;

    /// <summary>The root of the mean over all periods of the squared drawdown, as a fraction (Martin and McCann, 1989); 0 without one.</summary>
    public required double UlcerIndex { get; init; }

    /// <summary>The sum of what returns exceed the target by over the sum of what they fall short of it by (Keating and Shadwick, 2002); <see langword="null"/> without a shortfall.</summary>
    public required double? Omega { get; init; }

    /// <summary>The loss that 5 % of the periods exceed, as a fraction: minus the 5 % quantile of the returns (linear interpolation). Below 0 where that is a gain.</summary>
    public required double ValueAtRisk95 { get; init; }

    /// <summary>The mean loss of the periods that lost at least <see cref="ValueAtRisk95"/>, as a fraction.</summary>
    public required double ExpectedShortfall95 { get; init; }

    /// <summary>The population skewness of the returns; <see langword="null"/> where they do not vary.</summary>
    public required double? Skewness { get; init; }

    /// <summary>The population kurtosis of the returns, 3 for normal ones; <see langword="null"/> where they do not vary.</summary>
    public required double? Kurtosis { get; init; }

    /// <summary>The share of periods with a return above 0. Periods without a position count as others do.</summary>
    public required double HitRate { get; init; }

    /// <summary>The sum of the gains over the sum of the losses; <see langword="null"/> without losses.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>How many trades were made; <see langword="null"/> where only returns are known.</summary>
    public int? Trades { get; init; }

    /// <summary>Computes the statistics of a backtest from its net returns.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="periodsPerYear">How many bars make a year; finite and above 0. There is no default: it depends on the market.</param>
    /// <param name="riskFree">The risk-free return of one period.</param>
    /// <param name="target">The return of one period below which the Sortino and omega ratios see a shortfall.</param>
    /// <returns>The statistics.</returns>
    public static PerformanceStatistics FromResult(
        BacktestResult result, double periodsPerYear, double riskFree = 0, double target = 0)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Compute(result.GetNetReturns(), periodsPerYear, riskFree, target) with { Trades = result.Trades.Count };
    }

    /// <summary>Computes the statistics of returns.</summary>
    /// <param name="returns">The simple net returns, one a period; finite, at least one.</param>
    /// <param name="periodsPerYear">How many periods make a year; finite and above 0.</param>
    /// <param name="riskFree">The risk-free return of one period.</param>
    /// <param name="target">The return of one period below which the Sortino and omega ratios see a shortfall.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="InsufficientHistoryException">There are no returns.</exception>
    /// <exception cref="ArgumentException">A number is not finite or out of range.</exception>
    public static PerformanceStatistics Compute(
        ReadOnlySpan<double> returns, double periodsPerYear, double riskFree = 0, double target = 0)
    {
        Check(returns, periodsPerYear, riskFree, target);
        var n = returns.Length;
        var sums = new ReturnSums(returns, target);
        var varies = returns.IndexOfAnyExcept(returns[0]) >= 0;
        double? volatility = n < 2 ? null : varies ? Math.Sqrt(sums.SquaresAroundMean / (n - 1)) : 0;
        var annualized = sums.Equity > 0 ? Math.Pow(sums.Equity, periodsPerYear / n) - 1 : double.NaN;
        var (valueAtRisk, expectedShortfall) = Tail(returns);
        var variance = varies ? sums.SquaresAroundMean / n : 0;
        return new PerformanceStatistics
        {
            Periods = n,
            PeriodsPerYear = periodsPerYear,
            TotalReturn = sums.Equity - 1,
            AnnualizedReturn = double.IsFinite(annualized) ? annualized : null,
            MeanReturn = sums.Mean,
            Volatility = volatility,
            Sharpe = volatility > 0 ? (sums.Mean - riskFree) / volatility : null,
            Sortino = sums.SquaredShortfalls > 0 ? (sums.Mean - target) / Math.Sqrt(sums.SquaredShortfalls / n) : null,
            MaximumDrawdown = sums.MaximumDrawdown,
            MaximumDrawdownPeriods = sums.MaximumDrawdownPeriods,
            UlcerIndex = Math.Sqrt(sums.SquaredDrawdowns / n),
            Omega = sums.Shortfall > 0 ? sums.Excess / sums.Shortfall : null,
            ValueAtRisk95 = valueAtRisk,
            ExpectedShortfall95 = expectedShortfall,
            Skewness = variance > 0 ? sums.CubesAroundMean / n / (variance * Math.Sqrt(variance)) : null,
            Kurtosis = variance > 0 ? sums.FourthsAroundMean / n / (variance * variance) : null,
            HitRate = (double)sums.Hits / n,
            ProfitFactor = sums.Losses > 0 ? sums.Gains / sums.Losses : null,
        };
    }

    private static (double ValueAtRisk, double ExpectedShortfall) Tail(ReadOnlySpan<double> returns)
    {
        var sorted = returns.ToArray();
        Array.Sort(sorted);
        var quantile = SortedQuantile.Of(sorted, 0.05);
        var (sum, count) = (0.0, 0);
        for (; count < sorted.Length && sorted[count] <= quantile; count++)
        {
            sum += sorted[count];
        }

        // Rounding may put the quantile of equal returns just below all of them.
        return (-quantile, count > 0 ? -sum / count : -quantile);
    }

    private static void Check(ReadOnlySpan<double> returns, double periodsPerYear, double riskFree, double target)
    {
        if (returns.IsEmpty)
        {
            throw new InsufficientHistoryException("There are 0 returns; statistics need at least 1.");
        }

        for (var i = 0; i < returns.Length; i++)
        {
            if (!double.IsFinite(returns[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Return {i} is {returns[i]}; returns are finite, and missing ones are left out."), nameof(returns));
            }
        }

        if (!double.IsFinite(periodsPerYear) || periodsPerYear <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(periodsPerYear), periodsPerYear, "The periods in a year are finite and above 0.");
        }

        if (!double.IsFinite(riskFree) || !double.IsFinite(target))
        {
            throw new ArgumentException("The risk-free return and the target are finite.", double.IsFinite(riskFree) ? nameof(target) : nameof(riskFree));
        }
    }
}
