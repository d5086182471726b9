using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>The scores of a model on the labelled samples of the holdout, whose labels end inside it.</summary>
/// <param name="Label">The label of the model.</param>
/// <param name="Rows">The bars of the samples, rising.</param>
/// <param name="Scores">The score of each.</param>
/// <param name="Targets">What came.</param>
internal sealed record HoldoutScores(ILabel Label, int[] Rows, double[] Scores, double[] Targets)
{
    /// <summary>Scores the holdout; nothing where the label is of another task than the model.</summary>
    public static HoldoutScores? Of(ModelArtifact artifact, ILabel label, FeatureMatrix features, Range holdout, ITradingCalendar calendar)
    {
        if (label.Task != artifact.Model.Task)
        {
            return null;
        }

        var (rows, scores, targets) = (new List<int>(), new List<double>(), new List<double>());
        foreach (var sample in SampleSet.Build(features, label, calendar).Samples)
        {
            if (sample.BarIndex >= holdout.Start.Value
                && sample.EndIndex < holdout.End.Value
                && artifact.Model.TryScore(features.Row(sample.BarIndex), out var score)
                && double.IsFinite(score))
            {
                rows.Add(sample.BarIndex);
                scores.Add(score);
                targets.Add(sample.Target);
            }
        }

        return new HoldoutScores(label, [.. rows], [.. scores], [.. targets]);
    }
}
