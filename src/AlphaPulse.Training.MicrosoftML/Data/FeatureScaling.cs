using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The weighted mean and population deviation of each column, and whether rows are standardised by them.</summary>
/// <param name="Means">The means.</param>
/// <param name="Deviations">The deviations; 0 for a column that never varies.</param>
internal sealed record FeatureScaling(double[] Means, double[] Deviations)
{
    /// <summary>Measures the rows with a weight.</summary>
    /// <exception cref="LearningException">Numbers of a feature are missing, or too large for a mean and a deviation.</exception>
    internal static FeatureScaling Measure(TrainingMatrix data)
    {
        var means = new double[data.Columns];
        var deviations = new double[data.Columns];
        for (var column = 0; column < data.Columns; column++)
        {
            (means[column], deviations[column]) = Measure(data.Column(column), data.Weights);
            if (!double.IsFinite(deviations[column]))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The numbers of feature '{data.Schema.Columns[column].Name}' are missing or too large for a mean and a deviation; leave such rows out, or rescale the feature."));
            }
        }

        return new FeatureScaling(means, deviations);
    }

    /// <summary>A standardised feature; 0 where the column never varies.</summary>
    internal double Apply(int column, double value) =>
        Deviations[column] == 0 ? 0 : (value - Means[column]) / Deviations[column];

    private static (double Mean, double Deviation) Measure(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        var mean = 0.0;
        var squares = 0.0;
        for (var row = 0; row < values.Length; row++)
        {
            var weight = weights.IsEmpty ? 1 : weights[row];
            if (weight == 0)
            {
                continue;
            }

            // West's update (1979): no sum of large squares from which another is taken.
            total += weight;
            var distance = values[row] - mean;
            mean += distance * (weight / total);
            squares += weight * distance * (values[row] - mean);
        }

        return (mean, Math.Sqrt(squares / total));
    }
}
