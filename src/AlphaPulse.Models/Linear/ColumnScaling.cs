using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The weighted means and population deviations of the columns of a training matrix, and which columns vary at all.</summary>
internal sealed class ColumnScaling
{
    private const double NormalInterquartileRange = 1.3489795003921634;

    private ColumnScaling(double[] means, double[] deviations, int[] varying)
    {
        Means = means;
        Deviations = deviations;
        Varying = varying;
    }

    internal double[] Means { get; }

    internal double[] Deviations { get; }

    /// <summary>The columns with a deviation above 0, in order. The others are absorbed by the intercept.</summary>
    internal int[] Varying { get; }

    internal static ColumnScaling Measure(TrainingMatrix data, string learner)
    {
        var means = new double[data.Columns];
        var deviations = new double[data.Columns];
        var varying = new List<int>(data.Columns);
        for (var column = 0; column < data.Columns; column++)
        {
            var values = data.Column(column);
            var missing = values.IndexOf(double.NaN);
            if (missing >= 0)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Feature '{data.Schema.Columns[column].Name}' of training row {missing} is missing, and {learner} cannot use rows with missing features; leave such rows out."));
            }

            (means[column], deviations[column]) = Measure(values, data.Weights);
            if (!double.IsFinite(means[column]) || !double.IsFinite(deviations[column]))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The numbers of feature '{data.Schema.Columns[column].Name}' are too large for a mean and a deviation; rescale the feature."));
            }

            if (deviations[column] > 0)
            {
                varying.Add(column);
            }
        }

        return new ColumnScaling(means, deviations, [.. varying]);
    }

    /// <summary>The factors that bring varying columns to the scale on which coefficients are penalised.</summary>
    internal double[] Factors(TrainingMatrix data, ColumnScale scale) => [.. Varying.Select(column => scale switch
    {
        ColumnScale.None => 1,
        ColumnScale.Robust => 1 / RobustDeviation(data.Column(column), data.Weights, Deviations[column]),
        _ => 1 / Deviations[column],
    })];

    /// <summary>The interquartile range (type 7) of the rows that weigh something, in deviations of a normal distribution; where it is 0, the deviation.</summary>
    private static double RobustDeviation(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, double deviation)
    {
        var sorted = new List<double>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (weights.IsEmpty || weights[i] > 0)
            {
                sorted.Add(values[i]);
            }
        }

        sorted.Sort();
        var range = Quartile(sorted, 3) - Quartile(sorted, 1);
        return range > 0 && double.IsFinite(range) ? range / NormalInterquartileRange : deviation;
    }

    private static double Quartile(List<double> sorted, int quarter)
    {
        var place = (sorted.Count - 1) * quarter / 4.0;
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>Brings coefficients of centred and scaled columns back to the scale of the features.</summary>
    internal LinearModel Restore(ModelTask task, FeatureSchema schema, ReadOnlySpan<double> scaled, double[] factors, double centre)
    {
        var coefficients = new double[Means.Length];
        var intercept = centre;
        for (var i = 0; i < Varying.Length; i++)
        {
            var column = Varying[i];
            coefficients[column] = scaled[i] * factors[i];
            intercept -= coefficients[column] * Means[column];
        }

        if (!double.IsFinite(intercept) || !coefficients.All(double.IsFinite))
        {
            throw new LearningException("The coefficients are too large for a number of double precision; rescale the features or raise the penalty.");
        }

        return new LinearModel(task, schema, coefficients, intercept, Means, Deviations);
    }

    /// <summary>The weighted mean; without weights every row weighs 1.</summary>
    internal static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        var total = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            sum += weight * values[i];
            total += weight;
        }

        return sum / total;
    }

    private static (double Mean, double Deviation) Measure(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        // The rounding of the mean must not make a constant column vary.
        var first = 0;
        while (!weights.IsEmpty && weights[first] == 0)
        {
            first++;
        }

        var isConstant = true;
        for (var i = first + 1; i < values.Length && isConstant; i++)
        {
            isConstant = values[i] == values[first] || (!weights.IsEmpty && weights[i] == 0);
        }

        if (isConstant)
        {
            return (values[first], 0);
        }

        var mean = Mean(values, weights);
        var squares = 0.0;
        var total = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            var difference = values[i] - mean;
            squares += weight * difference * difference;
            total += weight;
        }

        return (mean, Math.Sqrt(squares / total));
    }
}
