namespace AlphaPulse.Models;

/// <summary>How well probabilities foretold one of several classes.</summary>
/// <remarks>
/// Classes are whole numbers from 0; the probabilities of each row lie one after the other and should sum to 1. Weights are optional (empty:
/// every row weighs 1). Pure functions, safe for use from any thread.
/// </remarks>
public static class MulticlassMetrics
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>
    /// The weighted mean of <c>-log(p)</c> of the class that came, natural logarithm. Probabilities are clipped to [2^-52, 1 - 2^-52] and
    /// divided by their sum.
    /// </summary>
    /// <param name="actual">The classes.</param>
    /// <param name="probabilities">The probabilities by row.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The loss; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double LogLoss(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, ReadOnlySpan<double> weights = default)
    {
        var total = MulticlassRows.Check(actual, probabilities, classes, weights);
        var loss = 0.0;
        for (var row = 0; row < actual.Length; row++)
        {
            var sum = 0.0;
            foreach (var probability in probabilities.Slice(row * classes, classes))
            {
                sum += Math.Clamp(probability, Epsilon, 1 - Epsilon);
            }

            var p = Math.Clamp(probabilities[row * classes + (int)actual[row]], Epsilon, 1 - Epsilon);
            loss -= MetricRows.Weight(weights, row) * Math.Log(p / sum);
        }

        return loss / total;
    }

    /// <summary>The weighted share of rows whose class is among the most probable ones.</summary>
    /// <param name="actual">The classes.</param>
    /// <param name="probabilities">The probabilities by row. Of equal ones the later class counts as more probable.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="top">Among how many; from 1 to <paramref name="classes"/>.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The share from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double TopAccuracy(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, int top, ReadOnlySpan<double> weights = default)
    {
        var total = MulticlassRows.Check(actual, probabilities, classes, weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(top, classes);
        var sum = 0.0;
        for (var row = 0; row < actual.Length; row++)
        {
            var own = (int)actual[row];
            var ahead = 0;
            for (var c = 0; c < classes; c++)
            {
                var (other, mine) = (probabilities[row * classes + c], probabilities[row * classes + own]);
                ahead += other > mine || (other == mine && c > own) ? 1 : 0;
            }

            sum += ahead < top ? MetricRows.Weight(weights, row) : 0;
        }

        return sum / total;
    }

    /// <summary>The area under the ROC curve of each class against all others, averaged.</summary>
    /// <param name="actual">The classes.</param>
    /// <param name="probabilities">The probabilities by row.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="average">Macro, or weighted by the rows of the classes.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The area; <see langword="null"/> where one of the classes did not come.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value or the average is not allowed.</exception>
    public static double? OneVersusRestAuc(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, ClassAverage average = ClassAverage.Macro, ReadOnlySpan<double> weights = default)
    {
        RefuseMicro(average);
        var total = MulticlassRows.Check(actual, probabilities, classes, weights);
        var (isClass, scores) = (new double[actual.Length], new double[actual.Length]);
        var sum = 0.0;
        for (var c = 0; c < classes; c++)
        {
            var own = 0.0;
            for (var row = 0; row < actual.Length; row++)
            {
                isClass[row] = actual[row] == c ? 1 : 0;
                scores[row] = probabilities[row * classes + c];
                own += isClass[row] * MetricRows.Weight(weights, row);
            }

            if (ClassificationMetrics.RocAuc(isClass, scores, weights) is not { } area)
            {
                return null;
            }

            sum += area * (average == ClassAverage.Macro ? 1.0 / classes : own / total);
        }

        return sum;
    }

    /// <summary>The area under the ROC curve of each class against each other one, in both directions, averaged over the pairs (Hand and Till, 2001).</summary>
    /// <param name="actual">The classes.</param>
    /// <param name="probabilities">The probabilities by row.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="average">Macro, or weighted by the rows of the pairs.</param>
    /// <returns>The area; <see langword="null"/> where one of the classes did not come.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value or the average is not allowed.</exception>
    public static double? OneVersusOneAuc(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, ClassAverage average = ClassAverage.Macro)
    {
        RefuseMicro(average);
        _ = MulticlassRows.Check(actual, probabilities, classes, []);
        var (sum, weights) = (0.0, 0.0);
        for (var a = 0; a < classes; a++)
        {
            for (var b = a + 1; b < classes; b++)
            {
                var rows = RowsOf(actual, a, b);
                if (PairAuc(actual, probabilities, classes, rows, a) is not { } first || PairAuc(actual, probabilities, classes, rows, b) is not { } second)
                {
                    return null;
                }

                var weight = average == ClassAverage.Macro ? 1 : rows.Count;
                sum += weight * (first + second) / 2;
                weights += weight;
            }
        }

        return sum / weights;
    }

    private static List<int> RowsOf(ReadOnlySpan<double> actual, int a, int b)
    {
        var rows = new List<int>();
        for (var row = 0; row < actual.Length; row++)
        {
            if (actual[row] == a || actual[row] == b)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static double? PairAuc(ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, List<int> rows, int positive)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var (isClass, scores) = (new double[rows.Count], new double[rows.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            isClass[i] = actual[rows[i]] == positive ? 1 : 0;
            scores[i] = probabilities[rows[i] * classes + positive];
        }

        return ClassificationMetrics.RocAuc(isClass, scores);
    }

    private static void RefuseMicro(ClassAverage average)
    {
        if (average is not (ClassAverage.Macro or ClassAverage.Weighted))
        {
            throw new ArgumentOutOfRangeException(nameof(average), average, "Areas are averaged over classes: macro or weighted.");
        }
    }
}
