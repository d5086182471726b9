namespace AlphaPulse.Models;

/// <summary>Sets of classes that hold the one that comes as often as they say (split conformal prediction with the least ambiguous sets; Sadinle, Lei and Wasserman, 2019).</summary>
/// <remarks>
/// A class belongs to the set where its probability is at least 1 less the value of rank <c>ceil((n + 1) * confidence)</c> among
/// <c>1 - probability of the class that came</c> over n rows that the model did not learn from. A set of both classes, or of none, is no decision.
/// The remarks of <see cref="ConformalRegression"/> on coverage hold here too. Immutable and safe for use from any thread.
/// </remarks>
public sealed class ConformalClassification
{
    /// <summary>Creates the sets.</summary>
    /// <param name="confidence">The share of rows whose set is to hold the class that comes; above 0 and below 1.</param>
    /// <param name="leastProbability">The probability from which on a class belongs to the set; from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ConformalClassification(double confidence, double leastProbability)
    {
        Confidence = confidence is > 0 and < 1 ? confidence : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is above 0 and below 1.");
        LeastProbability = leastProbability is >= 0 and <= 1
            ? leastProbability
            : throw new ArgumentOutOfRangeException(nameof(leastProbability), leastProbability, "A probability is from 0 to 1.");
    }

    /// <summary>The share of rows whose set is to hold the class that comes.</summary>
    public double Confidence { get; }

    /// <summary>The probability from which on a class belongs to the set.</summary>
    public double LeastProbability { get; }

    /// <summary>Fits the sets.</summary>
    /// <param name="probabilities">The probabilities of class 1 for rows that the model did not learn from, from 0 to 1.</param>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="confidence">The share of rows whose set is to hold the class that comes; above 0 and below 1, default 0.9.</param>
    /// <returns>The sets.</returns>
    /// <exception cref="InsufficientHistoryException">There are too few rows for the confidence.</exception>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static ConformalClassification Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> actual, double confidence = 0.9)
    {
        _ = MetricRows.CheckProbabilities(actual, probabilities, []);
        var strangeness = new double[actual.Length];
        for (var i = 0; i < strangeness.Length; i++)
        {
            strangeness[i] = actual[i] == 1 ? 1 - probabilities[i] : probabilities[i];
        }

        // The probability itself and not 1 less the rank: that rounds, and rows that tie with it would fall out.
        var most = ConformalRank.Quantile([.. strangeness], confidence);
        var least = 1.0;
        for (var i = 0; i < strangeness.Length; i++)
        {
            if (strangeness[i] <= most)
            {
                least = Math.Min(least, ProbabilityOf(probabilities[i], actual[i] == 1));
            }
        }

        return new ConformalClassification(confidence, least);
    }

    /// <summary>Whether the set of a row holds a class.</summary>
    /// <param name="probability">The probability of class 1.</param>
    /// <param name="isOne">Whether class 1 is asked for, or class 0.</param>
    /// <returns>Whether it does.</returns>
    public bool Holds(double probability, bool isOne) => ProbabilityOf(probability, isOne) >= LeastProbability;

    /// <summary>Whether the set of a row does not decide for one class.</summary>
    /// <param name="probability">The probability of class 1.</param>
    /// <returns>Whether it holds both classes or none: then one should abstain from a side at this confidence.</returns>
    public bool Abstains(double probability) => Holds(probability, isOne: true) == Holds(probability, isOne: false);

    /// <summary>The share of rows whose set held the class that came.</summary>
    /// <param name="probabilities">The probabilities of class 1.</param>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <returns>The share, from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public double Coverage(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> actual)
    {
        _ = MetricRows.CheckProbabilities(actual, probabilities, []);
        var held = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            held += Holds(probabilities[i], actual[i] == 1) ? 1 : 0;
        }

        return (double)held / actual.Length;
    }

    private static double ProbabilityOf(double probability, bool isOne) => isOne ? probability : 1 - probability;
}
