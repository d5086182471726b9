using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The weights of every pair of actual and foretold class, and the measures that are made of them.</summary>
/// <remarks>Classes are numbered from 0. A measure that is undefined is <see langword="null"/>. Immutable and safe for use from any thread.</remarks>
public sealed class MulticlassConfusion
{
    private readonly double[,] _cells;
    private readonly double[] _actual;
    private readonly double[] _predicted;
    private readonly double _total;
    private readonly double _right;

    private MulticlassConfusion(double[,] cells)
    {
        _cells = cells;
        Classes = cells.GetLength(0);
        _actual = new double[Classes];
        _predicted = new double[Classes];
        for (var a = 0; a < Classes; a++)
        {
            for (var p = 0; p < Classes; p++)
            {
                _actual[a] += cells[a, p];
                _predicted[p] += cells[a, p];
                _total += cells[a, p];
                _right += a == p ? cells[a, p] : 0;
            }
        }
    }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>The weight of the rows of one class that were foretold as another.</summary>
    /// <param name="actual">The actual class.</param>
    /// <param name="predicted">The foretold class.</param>
    public double this[int actual, int predicted] => _cells[actual, predicted];

    /// <summary>The share of the rows that were foretold right.</summary>
    public double Accuracy => _right / _total;

    /// <summary>The mean over the classes of the share of their rows that was foretold right; <see langword="null"/> where a class did not come.</summary>
    public double? BalancedAccuracy => Average(m => m.Recall, ClassAverage.Macro);

    /// <summary>
    /// The correlation of foretold and actual class (Gorodkin, 2004), at most 1; <see langword="null"/> where one of the two is the same for every
    /// row.
    /// </summary>
    public double? MatthewsCorrelation
    {
        get
        {
            var (both, actual, predicted) = (_right * _total, _total * _total, _total * _total);
            for (var c = 0; c < Classes; c++)
            {
                both -= _actual[c] * _predicted[c];
                actual -= _actual[c] * _actual[c];
                predicted -= _predicted[c] * _predicted[c];
            }

            return actual > 0 && predicted > 0 ? both / Math.Sqrt(actual) / Math.Sqrt(predicted) : null;
        }
    }

    /// <summary>
    /// The agreement beyond that of chance (Cohen, 1960), at most 1; <see langword="null"/> where only one class came, so that there is nothing
    /// to agree on.
    /// </summary>
    public double? CohenKappa
    {
        get
        {
            if (_actual.Count(weight => weight > 0) < 2)
            {
                return null;
            }

            // Sums of what differs, not 1 less what agrees: they are above 0 however little of a second class came.
            var (wrong, byChance) = (0.0, 0.0);
            for (var a = 0; a < Classes; a++)
            {
                for (var p = 0; p < Classes; p++)
                {
                    wrong += a == p ? 0 : _cells[a, p] / _total;
                    byChance += a == p ? 0 : _actual[a] / _total * (_predicted[p] / _total);
                }
            }

            return 1 - wrong / byChance;
        }
    }

    /// <summary>Counts outcomes.</summary>
    /// <param name="actual">The classes, whole numbers from 0 to one less than <paramref name="classes"/>.</param>
    /// <param name="probabilities">The probabilities by row, those of each row one after the other; the greatest, the first of equals, is the foretold class.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static MulticlassConfusion Count(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> probabilities, int classes, ReadOnlySpan<double> weights = default)
    {
        _ = MulticlassRows.Check(actual, probabilities, classes, weights);
        var cells = new double[classes, classes];
        for (var row = 0; row < actual.Length; row++)
        {
            cells[(int)actual[row], MulticlassRows.Best(probabilities.Slice(row * classes, classes))] += MetricRows.Weight(weights, row);
        }

        return new MulticlassConfusion(cells);
    }

    /// <summary>One class against all others.</summary>
    /// <param name="class">The class.</param>
    /// <returns>The matrix of two classes, where 1 is this one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ConfusionMatrix Of(int @class)
    {
        if (@class < 0 || @class >= Classes)
        {
            throw new ArgumentOutOfRangeException(nameof(@class), @class, string.Create(CultureInfo.InvariantCulture, $"There are {Classes} classes, from 0."));
        }

        // Summed, not subtracted: what did not come is exactly 0, and what is made of it undefined.
        var (rest, missed, alarms) = (0.0, 0.0, 0.0);
        for (var other = 0; other < Classes; other++)
        {
            missed += other == @class ? 0 : _cells[@class, other];
            alarms += other == @class ? 0 : _cells[other, @class];
            for (var p = 0; p < Classes; p++)
            {
                rest += other == @class || p == @class ? 0 : _cells[other, p];
            }
        }

        return new ConfusionMatrix(rest, alarms, missed, _cells[@class, @class]);
    }

    /// <summary>A measure of each class against the others, averaged.</summary>
    /// <remarks>Other libraries put 0 for a class whose measure is undefined; that is a choice of the caller: <c>m => m.Precision ?? 0</c>.</remarks>
    /// <param name="measure">The measure, such as <c>m => m.F1</c>.</param>
    /// <param name="average">How the classes count.</param>
    /// <returns>The average; <see langword="null"/> where the measure is undefined for any class, also for one that did not come.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public double? Average(Func<ConfusionMatrix, double?> measure, ClassAverage average)
    {
        ArgumentNullException.ThrowIfNull(measure);
        switch (average)
        {
            case ClassAverage.Macro:
                return Enumerable.Range(0, Classes).Aggregate((double?)0, (sum, c) => sum + measure(Of(c))) / Classes;
            case ClassAverage.Weighted:
                return Enumerable.Range(0, Classes).Aggregate((double?)0, (sum, c) => sum + _actual[c] / _total * measure(Of(c)));
            case ClassAverage.Micro:
                var wrong = _total - _right;
                return measure(new ConfusionMatrix((Classes - 1) * _total - wrong, wrong, wrong, _right));
            default:
                throw new ArgumentOutOfRangeException(nameof(average), average, "There is no such average.");
        }
    }
}
