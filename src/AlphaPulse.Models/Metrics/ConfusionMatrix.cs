namespace AlphaPulse.Models;

/// <summary>The weights of the four outcomes of a yes-or-no prediction, and the measures that are made of them.</summary>
/// <remarks>
/// A measure whose denominator is 0 is undefined and <see langword="null"/>, never 0. Immutable and safe for use from any thread;
/// <see langword="default"/> has no rows, so nothing is defined for it.
/// </remarks>
/// <param name="TrueNegatives">The weight of the rows of class 0 that were foretold as such.</param>
/// <param name="FalsePositives">The weight of the rows of class 0 that were foretold as class 1.</param>
/// <param name="FalseNegatives">The weight of the rows of class 1 that were foretold as class 0.</param>
/// <param name="TruePositives">The weight of the rows of class 1 that were foretold as such.</param>
public readonly record struct ConfusionMatrix(double TrueNegatives, double FalsePositives, double FalseNegatives, double TruePositives)
{
    /// <summary>The weight of all rows.</summary>
    public double Total => TrueNegatives + FalsePositives + FalseNegatives + TruePositives;

    /// <summary>The share of the rows that were foretold right.</summary>
    public double? Accuracy => Ratio(TrueNegatives + TruePositives, Total);

    /// <summary>The share of the rows foretold as class 1 that are of class 1.</summary>
    public double? Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of the rows of class 1 that were foretold as such.</summary>
    public double? Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The share of the rows of class 0 that were foretold as such.</summary>
    public double? Specificity => Ratio(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>The mean of recall and specificity; <see langword="null"/> where a class did not come.</summary>
    public double? BalancedAccuracy => (Recall + Specificity) / 2;

    /// <summary>The harmonic mean of precision and recall: <see cref="FBeta"/> of 1.</summary>
    public double? F1 => FBeta(1);

    /// <summary>
    /// The correlation of foretold and actual class (Matthews, 1975), from -1 to 1; <see langword="null"/> where one of the two is the
    /// same for every row.
    /// </summary>
    public double? MatthewsCorrelation
    {
        get
        {
            // Factor by factor: the product of four sums could overflow.
            var foretold = Math.Sqrt(TruePositives + FalsePositives) * Math.Sqrt(TrueNegatives + FalseNegatives);
            var actual = Math.Sqrt(TruePositives + FalseNegatives) * Math.Sqrt(TrueNegatives + FalsePositives);
            return foretold > 0 && actual > 0 ? (TruePositives / foretold * TrueNegatives - FalsePositives / foretold * FalseNegatives) / actual : null;
        }
    }

    /// <summary>
    /// The agreement beyond that of chance (Cohen, 1960), at most 1; <see langword="null"/> where a class did not come, so that there is nothing
    /// to agree on.
    /// </summary>
    public double? CohenKappa
    {
        get
        {
            var total = Total;
            if (!(TruePositives + FalseNegatives > 0 && TrueNegatives + FalsePositives > 0))
            {
                return null;
            }

            // What differs by chance, not 1 less what agrees: it is above 0 however little of a class came.
            var byChance = (TruePositives + FalsePositives) / total * ((TrueNegatives + FalsePositives) / total)
                + (TrueNegatives + FalseNegatives) / total * ((TruePositives + FalseNegatives) / total);
            return 1 - (FalsePositives + FalseNegatives) / total / byChance;
        }
    }

    /// <summary>Counts outcomes.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The scores; any finite numbers.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <param name="threshold">From which score on class 1 is said; default 0.5.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static ConfusionMatrix Count(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default, double threshold = 0.5)
    {
        _ = MetricRows.CheckBinary(actual, predicted, weights);
        Span<double> cells = [0, 0, 0, 0];
        for (var i = 0; i < actual.Length; i++)
        {
            cells[(actual[i] == 1 ? 2 : 0) + (predicted[i] >= threshold ? 1 : 0)] += MetricRows.Weight(weights, i);
        }

        return new ConfusionMatrix(cells[0], cells[1], cells[2], cells[3]);
    }

    /// <summary>The weighted harmonic mean of precision and recall (van Rijsbergen, 1979); <see langword="null"/> where class 1 neither came nor was foretold.</summary>
    /// <param name="beta">How many times recall matters as much as precision; finite and above 0.</param>
    /// <returns>The mean from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is out of range.</exception>
    public double? FBeta(double beta)
    {
        if (!double.IsFinite(beta) || beta <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Beta is finite and above 0.");
        }

        var square = beta * beta;
        return Ratio((1 + square) * TruePositives, (1 + square) * TruePositives + square * FalseNegatives + FalsePositives);
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
