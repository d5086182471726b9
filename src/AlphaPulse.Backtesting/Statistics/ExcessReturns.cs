using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>What a strategy earns beyond the share of a benchmark that it carries (Jensen's alpha, 1968), period by period.</summary>
/// <remarks>
/// A plain difference to the benchmark would have the noise of the benchmark in it even where the strategy never held it. The excess is
/// <c>own - beta * benchmark</c>, so its mean is the alpha of a period. Immutable and safe for use from any thread.
/// </remarks>
public sealed class ExcessReturns
{
    private ExcessReturns(double beta, double[] values)
    {
        Beta = beta;
        Values = values;
    }

    /// <summary>The share of the benchmark that is charged, from 0 to 1.</summary>
    public double Beta { get; }

    /// <summary>The returns beyond that share, as fractions, in order of time.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Charges the share that was carried: the slope of the strategy's returns on those of the benchmark.</summary>
    /// <remarks>
    /// The slope is kept from 0 to 1. Below 0, to have leaned against a benchmark that lost money would be paid for twice; above 1, a
    /// position of the size of the benchmark cannot be. Where the benchmark does not vary, nothing is charged.
    /// </remarks>
    /// <param name="own">The returns of the strategy in order of time; finite.</param>
    /// <param name="benchmark">Those of the benchmark in the same periods.</param>
    /// <returns>The excess.</returns>
    /// <exception cref="ArgumentException">The two have different lengths, or are empty.</exception>
    public static ExcessReturns Over(ReadOnlySpan<double> own, ReadOnlySpan<double> benchmark)
    {
        Check(own, benchmark);
        return Charge(own, benchmark, Math.Clamp(Slope(own, benchmark), 0, 1));
    }

    /// <summary>Charges the benchmark in full, as for a strategy that is to take its place.</summary>
    /// <param name="own">The returns of the strategy in order of time; finite.</param>
    /// <param name="benchmark">Those of the benchmark in the same periods.</param>
    /// <returns>The plain difference.</returns>
    /// <exception cref="ArgumentException">The two have different lengths, or are empty.</exception>
    public static ExcessReturns InPlaceOf(ReadOnlySpan<double> own, ReadOnlySpan<double> benchmark)
    {
        Check(own, benchmark);
        return Charge(own, benchmark, 1);
    }

    private static ExcessReturns Charge(ReadOnlySpan<double> own, ReadOnlySpan<double> benchmark, double beta)
    {
        var values = new double[own.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = own[i] - beta * benchmark[i];
        }

        return new ExcessReturns(beta, values);
    }

    private static double Slope(ReadOnlySpan<double> own, ReadOnlySpan<double> benchmark)
    {
        var (ownMean, benchmarkMean) = (Mean(own), Mean(benchmark));
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < own.Length; i++)
        {
            covariance += (own[i] - ownMean) * (benchmark[i] - benchmarkMean);
            variance += (benchmark[i] - benchmarkMean) * (benchmark[i] - benchmarkMean);
        }

        return variance > 0 ? covariance / variance : 0;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static void Check(ReadOnlySpan<double> own, ReadOnlySpan<double> benchmark)
    {
        if (own.Length != benchmark.Length || own.IsEmpty)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {own.Length} returns and {benchmark.Length} of the benchmark; give one of each for every period."),
                nameof(benchmark));
        }
    }
}
