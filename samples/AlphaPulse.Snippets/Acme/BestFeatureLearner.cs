using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Snippets.Acme;

// snippet: learner
public sealed record BestFeatureLearner : ILearner
{
    public double Shrinkage
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be above 0 and at most 1.");
    } = 0.5;

    public string Name => "acme_best_feature";

    public ModelTask Task => ModelTask.Regression;

    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["shrinkage"] = Shrinkage.ToString(CultureInfo.InvariantCulture),
    };

    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var coefficients = new double[data.Columns];
        var (means, deviations) = (new double[data.Columns], new double[data.Columns]);
        var targetMean = Mean(data.Targets, data);
        var (best, slope, gain) = (-1, 0.0, 0.0);
        for (var column = 0; column < data.Columns; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RefuseMissing(data, column);
            means[column] = Mean(data.Column(column), data);
            var (variance, covariance) = Moments(data, column, means[column], targetMean);
            deviations[column] = Math.Sqrt(variance);
            if (variance > 0 && covariance * covariance / variance > gain)
            {
                (best, slope, gain) = (column, Shrinkage * covariance / variance, covariance * covariance / variance);
            }
        }

        if (best < 0)
        {
            throw new LearningException("No feature has to do with the target; use more rows, other features or another label.");
        }

        coefficients[best] = slope;
        return new LinearModel(Task, data.Schema, coefficients, targetMean - (slope * means[best]), means, deviations);
    }

    private static double Weight(TrainingMatrix data, int row) => data.Weights.IsEmpty ? 1 : data.Weights[row];

    private static void RefuseMissing(TrainingMatrix data, int column)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            if (Weight(data, row) > 0 && double.IsNaN(data.Column(column)[row]))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Feature '{data.Schema.Columns[column].Name}' of training row {row} is missing; leave such rows out."));
            }
        }
    }

    private static double Mean(ReadOnlySpan<double> values, TrainingMatrix data)
    {
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            var weight = Weight(data, row);
            sum += weight > 0 ? weight * values[row] : 0;
            total += weight;
        }

        return sum / total;
    }

    private static (double Variance, double Covariance) Moments(TrainingMatrix data, int column, double mean, double targetMean)
    {
        var (variance, covariance, total) = (0.0, 0.0, 0.0);
        var values = data.Column(column);
        for (var row = 0; row < values.Length; row++)
        {
            if (Weight(data, row) is > 0 and var weight)
            {
                variance += weight * (values[row] - mean) * (values[row] - mean);
                covariance += weight * (values[row] - mean) * (data.Targets[row] - targetMean);
                total += weight;
            }
        }

        return (variance / total, covariance / total);
    }
}
// end
