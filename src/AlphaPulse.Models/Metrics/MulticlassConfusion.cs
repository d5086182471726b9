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

    /// <summary>The mean over the classes that came of the share of their rows that was foretold right.</summary>
    public double BalancedAccuracy => Enumerable.Range(0, Classes).Where(c => _actual[c] > 0).Average(c => _cells[c, c] / _actual[c]);

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

    /// <summary>The agreement beyond that of chance (Cohen, 1960); <see langword="null"/> where foretold and actual class are the same one for every row.</summary>
    public double? CohenKappa
    {
        get
        {
            var byChance = Enumerable.Range(0, Classes).Sum(c => _actual[c] / _total * (_predicted[c] / _total));
            return byChance < 1 ? 1 - (_total - _right) / _total / (1 - byChance) : null;
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

        var hits = _cells[@class, @class];
        var (missed, alarms) = (_actual[@class] - hits, _predicted[@class] - hits);
        return new ConfusionMatrix(_total - hits - missed - alarms, alarms, missed, hits);
    }

    /// <summary>A measure of each class against the others, averaged. Classes for which it is undefined count 0, as is usual in averages.</summary>
    /// <param name="measure">The measure, such as <c>m => m.F1</c>.</param>
    /// <param name="average">How the classes count.</param>
    /// <returns>The average.</returns>
    public double Average(Func<ConfusionMatrix, double?> measure, ClassAverage average)
    {
        ArgumentNullException.ThrowIfNull(measure);
        switch (average)
        {
            case ClassAverage.Macro:
                return Enumerable.Range(0, Classes).Average(c => measure(Of(c)) ?? 0);
            case ClassAverage.Weighted:
                return Enumerable.Range(0, Classes).Sum(c => _actual[c] / _total * (measure(Of(c)) ?? 0));
            case ClassAverage.Micro:
                var wrong = _total - _right;
                return measure(new ConfusionMatrix((Classes - 1) * _total - wrong, wrong, wrong, _right)) ?? 0;
            default:
                throw new ArgumentOutOfRangeException(nameof(average), average, "There is no such average.");
        }
    }
}
