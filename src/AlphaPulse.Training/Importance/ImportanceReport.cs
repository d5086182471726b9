using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>What features are worth to the learner that a training chose, measured on purged folds of the bars before its holdout.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Features">Each column, in the order of the schema.</param>
/// <param name="Clusters">
/// Each cluster of columns that tell the same, shuffled together (<see cref="ColumnClusters"/>): a column that has a twin loses nothing where it is shuffled alone.
/// </param>
public sealed record ImportanceReport(IReadOnlyList<FeatureWorth> Features, IReadOnlyList<FeatureImportanceResult> Clusters)
{
    /// <summary>
    /// The share of each column in what the models of the folds say of themselves (MDI), in the order of the schema; empty where models of this kind say nothing. It
    /// is told from rows that were learned from, so what was learned by heart counts too: compare it with <see cref="Features"/>.
    /// </summary>
    public IReadOnlyList<FeatureImportanceResult> Impurity { get; init; } = [];

    /// <summary>The same by the clusters of <see cref="Clusters"/>: twins share a share, and here it is added up.</summary>
    public IReadOnlyList<FeatureImportanceResult> ImpurityClusters { get; init; } = [];

    /// <summary>What the splits of the chosen model itself say of each column, in the order of the schema; empty where it has no trees.</summary>
    public IReadOnlyList<TreeWorth> Trees { get; init; } = [];

    /// <summary>Measures. Fits the learner once for each fold, and for each fold and column once more.</summary>
    /// <param name="result">The training.</param>
    /// <param name="options">Its options: folds, embargo, weights and seed.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InsufficientHistoryException">A fold would have nothing to train or to test on.</exception>
    /// <exception cref="LearningException">The learner has no model for a fold, or for a column alone.</exception>
    public static ImportanceReport Measure(TrainingResult result, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        var (learner, samples, rows) = (result.Learner, result.Samples, result.Split.Refit);
        var folds = PurgedSplits.KFold(SampleTimeline.Of(samples.Samples, rows), options.Folds, options.Split.EmbargoBars);
        var models = FoldImportance.FitEach(learner, samples, folds, options.Seed, options, cancellationToken);
        var columns = FoldImportance.EachColumn(samples);
        var decrease = FoldImportance.MeanDecreaseAccuracy(models, samples, folds, options.Seed, columns, options, cancellationToken);
        var alone = FoldImportance.SingleFeature(learner, samples, folds, options.Seed, groups: null, options, cancellationToken);
        var groups = ColumnClusters.Find(samples, rows);
        var clusters = FoldImportance.MeanDecreaseAccuracy(models, samples, folds, options.Seed, groups, options, cancellationToken);
        var model = result.Artifact.Model is CalibratedModel calibrated ? calibrated.Model : result.Artifact.Model;
        var speaks = model is IFeatureImportance;
        return new ImportanceReport([.. decrease.Zip(alone, (d, a) => new FeatureWorth(d.Columns[0], d, a))], clusters)
        {
            Impurity = speaks ? FoldImportance.MeanDecreaseImpurity(models, samples, folds, columns, options, cancellationToken) : [],
            ImpurityClusters = speaks ? FoldImportance.MeanDecreaseImpurity(models, samples, folds, groups, options, cancellationToken) : [],
            Trees = model is TreeEnsembleModel trees ? SplitsOf(trees) : [],
        };
    }

    private static IReadOnlyList<TreeWorth> SplitsOf(TreeEnsembleModel model)
    {
        var (gain, splits, cover) = (model.ImportanceBy(TreeImportance.Gain), model.ImportanceBy(TreeImportance.Splits), model.ImportanceBy(TreeImportance.Cover));
        return [.. model.Schema.Columns.Select((column, i) => new TreeWorth(column.Name, gain[i], splits[i], cover[i]))];
    }
}
