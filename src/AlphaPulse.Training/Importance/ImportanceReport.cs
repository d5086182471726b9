namespace AlphaPulse.Training;

/// <summary>What features are worth to the learner that a training chose, measured on purged folds of the bars before its holdout.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Features">Each column, in the order of the schema.</param>
/// <param name="Clusters">
/// Each cluster of columns that tell the same, shuffled together (<see cref="ColumnClusters"/>): a column that has a twin loses nothing where it is shuffled alone.
/// </param>
public sealed record ImportanceReport(IReadOnlyList<FeatureWorth> Features, IReadOnlyList<FeatureImportanceResult> Clusters)
{
    /// <summary>Measures. Fits the learner once for each fold, and for each fold and column once more.</summary>
    /// <param name="result">The training.</param>
    /// <param name="options">Its options: folds, embargo, weights and seed.</param>
    /// <param name="cancellationToken">Cancels the measuring.</param>
    /// <returns>The report.</returns>
    /// <exception cref="InsufficientHistoryException">A fold would have nothing to train or to test on.</exception>
    /// <exception cref="Models.LearningException">The learner has no model for a fold, or for a column alone.</exception>
    public static ImportanceReport Measure(TrainingResult result, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        var (learner, samples, rows) = (result.Learner, result.Samples, result.Split.Refit);
        var folds = PurgedSplits.KFold(SampleTimeline.Of(samples.Samples, rows), options.Folds, options.Split.EmbargoBars);
        var decrease = FoldImportance.MeanDecreaseAccuracy(learner, samples, folds, options.Seed, groups: null, options, cancellationToken);
        var alone = FoldImportance.SingleFeature(learner, samples, folds, options.Seed, groups: null, options, cancellationToken);
        var clusters = FoldImportance.MeanDecreaseAccuracy(learner, samples, folds, options.Seed, ColumnClusters.Find(samples, rows), options, cancellationToken);
        return new ImportanceReport([.. decrease.Zip(alone, (d, a) => new FeatureWorth(d.Columns[0], d, a))], clusters);
    }
}
