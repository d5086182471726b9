namespace AlphaPulse.Models;

/// <summary>What every threshold on the scores of a yes-or-no prediction would give, from the greatest score down.</summary>
/// <remarks>
/// Rows of equal score belong together: a threshold cannot part them. The curve is what the ROC and the precision-recall curve and the areas
/// below them are made of. Immutable and safe for use from any thread.
/// </remarks>
public sealed class ScoreCurve
{
    private readonly ScoreCurvePoint[] _points;

    private ScoreCurve(ScoreCurvePoint[] points)
    {
        _points = points;
        Positives = points[^1].TruePositives;
        Negatives = points[^1].FalsePositives;
    }

    /// <summary>One point for each distinct score with weight, which as a threshold gives it; from the greatest to the least.</summary>
    public IReadOnlyList<ScoreCurvePoint> Points => _points;

    /// <summary>The weight of class 1.</summary>
    public double Positives { get; }

    /// <summary>The weight of class 0.</summary>
    public double Negatives { get; }

    /// <summary>
    /// The area under the ROC curve: the probability that a random row of class 1 has a higher score than a random row of class 0, ties counting
    /// one half (Hanley and McNeil, 1982); <see langword="null"/> where a class has no weight.
    /// </summary>
    public double? RocAuc
    {
        get
        {
            var area = 0.0;
            var last = default(ScoreCurvePoint);
            foreach (var point in _points)
            {
                area += (point.FalsePositives - last.FalsePositives) * (point.TruePositives + last.TruePositives) / 2;
                last = point;
            }

            return Positives > 0 && Negatives > 0 ? area / Positives / Negatives : null;
        }
    }

    /// <summary>
    /// The average precision: the sum over thresholds of the gain in recall times the precision there, without interpolation;
    /// <see langword="null"/> where class 1 has no weight.
    /// </summary>
    public double? AveragePrecision
    {
        get
        {
            var sum = 0.0;
            var last = default(ScoreCurvePoint);
            foreach (var point in _points)
            {
                sum += (point.TruePositives - last.TruePositives) * point.Precision;
                last = point;
            }

            return Positives > 0 ? sum / Positives : null;
        }
    }

    /// <summary>
    /// The area under the precision-recall curve by trapezoids, beginning at recall 0 with precision 1. Rather too kind (Davis and Goadrich, 2006):
    /// prefer <see cref="AveragePrecision"/>. <see langword="null"/> where class 1 has no weight.
    /// </summary>
    public double? PrecisionRecallArea
    {
        get
        {
            var sum = 0.0;
            var (lastRecall, lastPrecision) = (0.0, 1.0);
            foreach (var point in _points)
            {
                sum += (point.TruePositives - lastRecall) * (point.Precision + lastPrecision) / 2;
                (lastRecall, lastPrecision) = (point.TruePositives, point.Precision);
            }

            return Positives > 0 ? sum / Positives : null;
        }
    }

    /// <summary>
    /// The greatest difference between the shares of the two classes above a threshold (the two-sample Kolmogorov-Smirnov statistic);
    /// <see langword="null"/> where a class has no weight.
    /// </summary>
    public double? KolmogorovSmirnov => Positives > 0 && Negatives > 0
        ? _points.Max(p => Math.Abs(p.TruePositives / Positives - p.FalsePositives / Negatives))
        : null;

    /// <summary>Makes the curve of scores.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The scores; any finite numbers, only their order counts.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static ScoreCurve Create(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        _ = MetricRows.CheckBinary(actual, predicted, weights);
        var order = MetricRows.Order(predicted);
        var points = new List<ScoreCurvePoint>();
        var (hits, alarms, reached) = (0.0, 0.0, 0.0);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var row = order[i];
            var weight = MetricRows.Weight(weights, row);
            (hits, alarms) = actual[row] == 1 ? (hits + weight, alarms) : (hits, alarms + weight);
            if ((i == 0 || predicted[order[i - 1]] != predicted[row]) && hits + alarms > reached)
            {
                points.Add(new ScoreCurvePoint(predicted[row], hits, alarms));
                reached = hits + alarms;
            }
        }

        return new ScoreCurve([.. points]);
    }
}
