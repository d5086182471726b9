using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>A Sharpe ratio with what is needed to say how sure it is: the number of returns, their skewness and their kurtosis.</summary>
/// <remarks>
/// <para>The error of the ratio follows Mertens (2002), which takes returns for independent but not for normal; the probabilistic ratio and the
/// least length of a track record follow Bailey and Lopez de Prado (The Sharpe Ratio Efficient Frontier, 2012), the deflated one
/// theirs of 2014.</para>
/// <para>Everything is of one period: annualise nothing before. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record SharpeEstimate
{
    /// <summary>Creates an estimate.</summary>
    /// <param name="sharpe">The ratio of one period, with the sample standard deviation; finite.</param>
    /// <param name="periods">How many returns it comes from; above 1, also where it is not whole because years were converted.</param>
    /// <param name="skewness">The population skewness of the returns; 0 for normal ones.</param>
    /// <param name="kurtosis">Their population kurtosis, not the excess; 3 for normal ones, at least 1 plus the square of the skewness.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public SharpeEstimate(double sharpe, double periods, double skewness = 0, double kurtosis = 3)
    {
        Sharpe = Finite(sharpe, nameof(sharpe));
        Periods = double.IsFinite(periods) && periods > 1
            ? periods
            : throw new ArgumentOutOfRangeException(nameof(periods), periods, "The error of a ratio needs more than one return.");
        Skewness = Finite(skewness, nameof(skewness));

        // Moments of numbers keep this up to rounding; below, the variance of the ratio could be negative.
        Kurtosis = Finite(kurtosis, nameof(kurtosis)) >= (1 + skewness * skewness) * (1 - 1e-9)
            ? kurtosis
            : throw new ArgumentOutOfRangeException(nameof(kurtosis), kurtosis, "No returns have a kurtosis below 1 plus the square of their skewness; give the kurtosis itself, not the excess.");
    }

    /// <summary>The ratio of one period.</summary>
    public double Sharpe { get; }

    /// <summary>How many returns it comes from.</summary>
    public double Periods { get; }

    /// <summary>The population skewness of the returns.</summary>
    public double Skewness { get; }

    /// <summary>The population kurtosis of the returns; 3 for normal ones.</summary>
    public double Kurtosis { get; }

    /// <summary>The standard error of the ratio: <c>sqrt((1 - skewness SR + (kurtosis - 1) / 4 SR^2) / (periods - 1))</c>.</summary>
    public double StandardError => Math.Sqrt(Spread / (Periods - 1));

    private double Spread => Math.Max(0, 1 - Skewness * Sharpe + (Kurtosis - 1) / 4 * Sharpe * Sharpe);

    /// <summary>Estimates the ratio of returns.</summary>
    /// <param name="returns">The simple returns, one a period; finite, at least two that differ.</param>
    /// <param name="riskFree">The risk-free return of one period.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="InsufficientHistoryException">There are fewer than two returns, or they do not vary, so there is no ratio.</exception>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static SharpeEstimate FromReturns(ReadOnlySpan<double> returns, double riskFree = 0)
    {
        var statistics = PerformanceStatistics.Compute(returns, periodsPerYear: 1, riskFree);
        return statistics.Sharpe is { } sharpe && statistics.Skewness is { } skewness && statistics.Kurtosis is { } kurtosis
            ? new SharpeEstimate(sharpe, returns.Length, skewness, kurtosis)
            : throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture, $"{returns.Length} returns without variation have no Sharpe ratio; give at least two that differ."));
    }

    /// <summary>The probabilistic Sharpe ratio: the probability that the true ratio is above a benchmark.</summary>
    /// <param name="benchmark">The ratio of one period to be above; finite, default 0.</param>
    /// <returns>The probability, from 0 to 1.</returns>
    public double ProbabilityAbove(double benchmark = 0)
    {
        var difference = Sharpe - Finite(benchmark, nameof(benchmark));
        var error = StandardError;

        // Without an error, which takes very peculiar returns, only the sign is left.
        return error > 0 ? NormalDistribution.Cumulative(difference / error) : difference > 0 ? 1 : difference < 0 ? 0 : 0.5;
    }

    /// <summary>The deflated Sharpe ratio: the probability that the true ratio is above what the best of so many trials shows by luck.</summary>
    /// <param name="varianceOfTrials">The variance of the ratios of one period over the trials; finite and at least 0.</param>
    /// <param name="trials">How many independent trials there were, this one included; at least 1.</param>
    /// <returns>The probability, from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public double DeflatedProbability(double varianceOfTrials, int trials) =>
        ProbabilityAbove(TrialLuck.ExpectedBestSharpe(varianceOfTrials, trials));

    /// <summary>The least number of returns with which a ratio of this size is above a benchmark with a probability.</summary>
    /// <param name="benchmark">The ratio of one period to be above; finite, default 0.</param>
    /// <param name="probability">The probability; above 0.5 and below 1, default 0.95.</param>
    /// <returns>The number of periods, not rounded; <see langword="null"/> where the ratio is not above the benchmark: no length is enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public double? MinimumTrackRecord(double benchmark = 0, double probability = 0.95)
    {
        if (!(probability is > 0.5 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability is above 0.5 and below 1.");
        }

        var difference = Sharpe - Finite(benchmark, nameof(benchmark));
        if (difference <= 0)
        {
            return null;
        }

        var distance = NormalDistribution.Quantile(probability) / difference;
        return 1 + Spread * distance * distance;
    }

    private static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The number must be finite.");
}
