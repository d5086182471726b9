using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The weighted mean loss of an ensemble on rows, by how many of its trees are used.</summary>
internal static class StagedLoss
{
    /// <summary>Half of the squared error for a regression, the log loss for a classification; number 0 is that of the constant.</summary>
    /// <param name="model">The model of all trees.</param>
    /// <param name="start">The constant.</param>
    /// <param name="data">The rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="LearningException">A loss is not finite.</exception>
    internal static double[] Of(TreeEnsembleModel model, double start, TrainingMatrix data, CancellationToken cancellationToken)
    {
        TreeEnsembleModel[] trees = [.. model.Trees.Select(tree => new TreeEnsembleModel(ModelTask.Regression, data.Schema, 0, [tree]))];
        var losses = new double[trees.Length + 1];
        var total = 0.0;
        var row = new double[data.Columns];
        for (var i = 0; i < data.Rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var weight = TrainingRows.Weight(data, i);
            if (weight == 0)
            {
                continue;
            }

            data.CopyRow(i, row);
            total += weight;
            losses[0] += weight * Loss(model.Task, start, data.Targets[i]);
            var score = model.BaseScore;
            for (var round = 0; round < trees.Length; round++)
            {
                _ = trees[round].TryScore(row, out var leaf);
                score += leaf;
                losses[round + 1] += weight * Loss(model.Task, score, data.Targets[i]);
            }
        }

        for (var round = 0; round < losses.Length; round++)
        {
            losses[round] /= total;
            if (!double.IsFinite(losses[round]))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The loss after {round} rounds is {losses[round]}; the targets are too large, use a smaller unit."));
            }
        }

        return losses;
    }

    private static double Loss(ModelTask task, double score, double target)
    {
        if (task == ModelTask.Regression)
        {
            return (score - target) * (score - target) / 2;
        }

        // log(1 + exp(-margin)) without overflow.
        var margin = target == 1 ? score : -score;
        return Math.Max(-margin, 0) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
    }
}
