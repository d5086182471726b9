using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Checks what Microsoft.ML would leave out, round away or fail on without a word, and shows it the rows that weigh something.</summary>
internal static class TrainingRows
{
    /// <summary>A view of the rows with a weight.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="learner">Who learns from them.</param>
    /// <param name="allowsMissing">Whether the trainer has a place for missing features; others skip such rows.</param>
    /// <param name="scaling">What the features are standardised by, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LearningException">There is no model for these rows.</exception>
    internal static TrainingMatrixDataView View(
        TrainingMatrix data, ILearner learner, bool allowsMissing, FeatureScaling? scaling, CancellationToken cancellationToken)
    {
        RefuseTargets(data, learner);
        RefuseOneClass(data, learner);
        RefuseWeights(data);
        for (var column = 0; column < data.Columns; column++)
        {
            RefuseFeatures(data, column, learner, allowsMissing);
        }

        int[]? rows = data.Weights.Contains(0) ? [.. Enumerable.Range(0, data.Rows).Where(row => Weight(data, row) > 0)] : null;
        return new TrainingMatrixDataView(data, learner.Task, rows, scaling, cancellationToken);
    }

    /// <summary>The weight of a row.</summary>
    internal static double Weight(TrainingMatrix data, int row) => data.Weights.IsEmpty ? 1 : data.Weights[row];

    /// <summary>Refuses targets that the learner has no use for.</summary>
    /// <exception cref="LearningException">A class is neither 0 nor 1, or a target is too large.</exception>
    internal static void RefuseTargets(TrainingMatrix data, ILearner learner)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            var target = data.Targets[row];
            if (learner.Task == ModelTask.Regression ? !float.IsFinite((float)target) : target is not (0 or 1))
            {
                throw new LearningException(Text(
                    $"The target of row {row} is {target}; {(learner.Task == ModelTask.Regression ? "Microsoft.ML takes targets of single precision, use a smaller unit" : "a class is 0 or 1")}."));
            }
        }
    }

    /// <summary>Refuses rows for a classification that are all of one class, those without weight left out.</summary>
    /// <exception cref="LearningException">There is one class only.</exception>
    internal static void RefuseOneClass(TrainingMatrix data, ILearner learner)
    {
        if (learner.Task == ModelTask.Regression)
        {
            return;
        }

        var rows = Enumerable.Range(0, data.Rows).Where(row => Weight(data, row) > 0);
        var first = data.Targets[rows.First()];
        if (rows.All(row => data.Targets[row] == first))
        {
            throw new LearningException(Text($"Every target with a weight is {first}; {learner.Name} needs both classes. Use more rows or another label."));
        }
    }

    private static void RefuseWeights(TrainingMatrix data)
    {
        for (var row = 0; row < data.Weights.Length; row++)
        {
            // Single precision would turn it into no row, or into the only one.
            if (data.Weights[row] > 0 && (float)data.Weights[row] is 0 or float.PositiveInfinity)
            {
                throw new LearningException(Text(
                    $"The weight of row {row} is {data.Weights[row]}, which single precision does not hold; normalise the weights to a mean of 1."));
            }
        }
    }

    private static void RefuseFeatures(TrainingMatrix data, int column, ILearner learner, bool allowsMissing)
    {
        var values = data.Column(column);
        for (var row = 0; row < values.Length; row++)
        {
            if (float.IsInfinity((float)values[row]))
            {
                throw new LearningException(Text(
                    $"Feature '{data.Schema.Columns[column].Name}' of row {row} is {values[row]}, beyond single precision; rescale the feature."));
            }

            if (!allowsMissing && double.IsNaN(values[row]) && Weight(data, row) > 0)
            {
                throw new LearningException(Text(
                    $"Feature '{data.Schema.Columns[column].Name}' of training row {row} is missing, and {learner.Name} cannot use rows with missing features; leave such rows out."));
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
