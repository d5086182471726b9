using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>One learner fitted on the training samples of each purged fold: scores of rows that no model of theirs was fitted on.</summary>
/// <param name="Set">The samples.</param>
/// <param name="Folds">The folds.</param>
/// <param name="Models">The model of each fold.</param>
/// <param name="Scores">The score of each sample by position; <see cref="double.NaN"/> where there is none.</param>
internal sealed record CrossFit(SampleSet Set, IReadOnlyList<PurgedFold> Folds, IReadOnlyList<IModel> Models, double[] Scores)
{
    /// <summary>Fits.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="set">The samples.</param>
    /// <param name="rows">The positions of the samples that take part.</param>
    /// <param name="folds">How many folds.</param>
    /// <param name="options">Embargo, weights, seed and threads.</param>
    /// <param name="cancellationToken">Cancels the fits.</param>
    public static CrossFit Run(
        ILearner learner, SampleSet set, IReadOnlyList<int> rows, int folds, TrainingOptions options, CancellationToken cancellationToken)
    {
        var purged = PurgedSplits.KFold(SampleTimeline.Of(set.Samples, rows), folds, options.Split.EmbargoBars);
        return Run(learner, set, purged, options, cancellationToken);
    }

    /// <summary>Fits on folds that were made.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="set">The samples.</param>
    /// <param name="purged">The folds.</param>
    /// <param name="options">Weights, seed and threads.</param>
    /// <param name="cancellationToken">Cancels the fits.</param>
    public static CrossFit Run(
        ILearner learner, SampleSet set, IReadOnlyList<PurgedFold> purged, TrainingOptions options, CancellationToken cancellationToken)
    {
        var models = new IModel[purged.Count];
        var scores = new double[set.Samples.Count];
        Array.Fill(scores, double.NaN);
        EachFold.Run(
            0,
            purged.Count,
            options.MaximumThreads,
            (i, threads) =>
            {
                var train = purged[i].Train;
                models[i] = EachFold.Within(learner, threads).Fit(SampleMatrix.Of(set, train, TrainingWeights.Of(options, set, train, "fold")), options.Seed, cancellationToken);
                foreach (var position in purged[i].Test)
                {
                    if (models[i].TryScore(set.Features.Row(set.Samples[position].BarIndex), out var score) && double.IsFinite(score))
                    {
                        scores[position] = score;
                    }
                }
            },
            cancellationToken);
        return new CrossFit(set, purged, models, scores);
    }

    /// <summary>The tested samples of some folds that have a score, in order of time.</summary>
    public (double[] Scores, double[] Targets) Tested(IEnumerable<PurgedFold> folds)
    {
        int[] rows = [.. folds.SelectMany(f => f.Test).Where(p => !double.IsNaN(Scores[p])).Order()];
        return ([.. rows.Select(r => Scores[r])], [.. rows.Select(r => Set.Samples[r].Target)]);
    }
}
