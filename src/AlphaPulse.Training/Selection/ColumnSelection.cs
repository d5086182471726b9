using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Chooses columns from the rows of one fit, and leaves the others out of it.</summary>
internal static class ColumnSelection
{
    /// <summary>Whether each column is one of those that are worth most.</summary>
    public static bool[] Choose(TrainingMatrix data, ILearner learner, ColumnSelectionOptions options, long seed, CancellationToken cancellationToken)
    {
        var chosen = new bool[data.Columns];
        if (data.Columns <= options.Columns)
        {
            Array.Fill(chosen, true);
            return chosen;
        }

        var worth = new double[data.Columns];
        try
        {
            foreach (var fold in PurgedSplits.KFold(SampleTimeline.Of(data), options.Folds, options.EmbargoBars))
            {
                var model = learner.Fit(MatrixRows.Take(data, fold.Train), seed, cancellationToken);
                AddDecreases(worth, model, data, fold.Test, seed, cancellationToken);
            }
        }
        catch (InsufficientHistoryException exception)
        {
            throw new LearningException($"The {data.Rows.ToString(CultureInfo.InvariantCulture)} rows are too few to be divided for a choice of columns: {exception.Message}", exception);
        }

        foreach (var column in Enumerable.Range(0, data.Columns).OrderByDescending(c => worth[c]).Take(options.Columns))
        {
            chosen[column] = true;
        }

        return chosen;
    }

    /// <summary>The same rows with every column at 0 that is not chosen: it never varies, so nothing can be learned from it.</summary>
    public static TrainingMatrix Blank(TrainingMatrix data, bool[] chosen)
    {
        var features = new double[(long)data.Rows * data.Columns];
        for (var column = 0; column < chosen.Length; column++)
        {
            if (chosen[column])
            {
                data.Column(column).CopyTo(features.AsSpan(column * data.Rows));
            }
        }

        return MatrixRows.Attach(
            new TrainingMatrix(data.Schema, features, data.Targets.ToArray(), data.Weights.IsEmpty ? null : data.Weights.ToArray()), data);
    }

    private static void AddDecreases(double[] worth, IModel model, TrainingMatrix data, IReadOnlyList<int> test, long seed, CancellationToken cancellationToken)
    {
        var rows = new double[test.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[data.Columns];
            data.CopyRow(test[i], rows[i]);
        }

        double[] targets = [.. test.Select(t => data.Targets[t])];
        var skill = FoldImportance.Skill(model, rows, targets);
        for (var column = 0; column < worth.Length; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] values = [.. rows.Select(row => row[column])];
            var order = FoldImportance.Shuffled(rows.Length, unchecked(seed * 1_000_003 + test[0] * 1_009 + column));
            Set(rows, column, i => values[order[i]]);
            worth[column] += skill - FoldImportance.Skill(model, rows, targets);
            Set(rows, column, i => values[i]);
        }
    }

    private static void Set(double[][] rows, int column, Func<int, double> value)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i][column] = value(i);
        }
    }
}
