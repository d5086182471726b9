namespace AlphaPulse.Training;

/// <summary>What one feature, or one cluster of them, is worth on rows that were not learned from.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Columns">The names of the columns; one, unless they are a cluster.</param>
/// <param name="Mean">The mean over the folds; what is measured the method says.</param>
/// <param name="StandardError">The standard error of that mean over the folds; <see langword="null"/> for a single fold, which knows none.</param>
/// <param name="Folds">The value of each fold.</param>
public sealed record FeatureImportanceResult(IReadOnlyList<string> Columns, double Mean, double? StandardError, IReadOnlyList<double> Folds);
