namespace AlphaPulse.Backtesting;

/// <summary>What the best of many trials shows although none has any skill.</summary>
/// <remarks>
/// The expected maximum of independent normal values, as approximated by Bailey and Lopez de Prado (The Deflated Sharpe Ratio, 2014). Trials
/// that resemble each other count as fewer; their number is the caller's to know. Pure and safe for use from any thread.
/// </remarks>
public static class TrialLuck
{
    private const double EulerMascheroni = 0.57721566490153286;

    /// <summary>The expected greatest of standard normal values: <c>(1 - g) z(1 - 1/N) + g z(1 - 1/(N e))</c> with the quantile z and g = 0.5772.</summary>
    /// <param name="trials">How many values; at least 1.</param>
    /// <returns>The expectation; 0 for one value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static double ExpectedMaximum(int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        return trials == 1
            ? 0
            : (1 - EulerMascheroni) * NormalDistribution.Quantile(1 - 1.0 / trials)
                + EulerMascheroni * NormalDistribution.Quantile(1 - 1 / (trials * Math.E));
    }

    /// <summary>The Sharpe ratio that the best of trials without skill is expected to show.</summary>
    /// <param name="varianceOfTrials">The variance of the ratios over the trials; finite and at least 0. The result is of the same period.</param>
    /// <param name="trials">How many independent trials there were; at least 1.</param>
    /// <returns>The ratio.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double ExpectedBestSharpe(double varianceOfTrials, int trials) =>
        double.IsFinite(varianceOfTrials) && varianceOfTrials >= 0
            ? Math.Sqrt(varianceOfTrials) * ExpectedMaximum(trials)
            : throw new ArgumentOutOfRangeException(nameof(varianceOfTrials), varianceOfTrials, "A variance is finite and at least 0.");

    /// <summary>
    /// The length of a backtest below which the best of so many trials is expected to show a yearly ratio by luck alone (Bailey, Borwein,
    /// Lopez de Prado and Zhu, 2014, theorem 1).
    /// </summary>
    /// <param name="trials">How many independent trials there were; at least 1.</param>
    /// <param name="annualSharpe">The yearly ratio; finite and above 0.</param>
    /// <returns>The length in years.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double MinimumBacktestYears(int trials, double annualSharpe)
    {
        if (!double.IsFinite(annualSharpe) || annualSharpe <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(annualSharpe), annualSharpe, "The yearly ratio is finite and above 0.");
        }

        var years = ExpectedMaximum(trials) / annualSharpe;
        return years * years;
    }
}
