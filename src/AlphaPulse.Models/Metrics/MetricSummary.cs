namespace AlphaPulse.Models;

/// <summary>Every metric of a task at once, by name, in a stable order.</summary>
/// <remarks>
/// Weights are optional (empty: every row weighs 1). A metric that the rows leave undefined (an AUC of one class, a precision where
/// class 1 was never said) is <see langword="null"/>, never 0. Pure functions, safe for use from any thread.
/// </remarks>
public static class MetricSummary
{
    /// <summary>The metrics of probabilities of class 1; class 1 is said from 0.5 on.</summary>
    /// <remarks>Scores outside of 0 to 1 are no probabilities: what only ranks them (<c>roc_auc</c>, <c>pr_auc_average_precision</c>,
    /// <c>pr_auc_trapezoid</c>, <c>ks</c>) is given, the rest is undefined. Bins of equal count (<c>ace_quantile_10</c>) know no weights:
    /// with weights they are undefined.</remarks>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The probabilities, or other finite scores.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static IReadOnlyList<MetricValue> Binary(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var curve = ScoreCurve.Create(actual, predicted, weights);
        List<MetricValue> metrics =
        [
            new("roc_auc", curve.RocAuc),
            new("pr_auc_average_precision", curve.AveragePrecision),
            new("pr_auc_trapezoid", curve.PrecisionRecallArea),
            new("ks", curve.KolmogorovSmirnov),
        ];
        var areProbabilities = !predicted.ContainsAnyExceptInRange(0.0, 1.0);
        ConfusionMatrix? matrix = areProbabilities ? ConfusionMatrix.Count(actual, predicted, weights) : null;
        metrics.AddRange(
        [
            new("log_loss", areProbabilities ? ClassificationMetrics.LogLoss(actual, predicted, weights) : null),
            new("brier", areProbabilities ? ClassificationMetrics.BrierScore(actual, predicted, weights) : null),
            new("brier_skill", areProbabilities ? ClassificationMetrics.BrierSkill(actual, predicted, weights) : null),
            new("accuracy", matrix?.Accuracy),
            new("balanced_accuracy", matrix?.BalancedAccuracy),
            new("precision", matrix?.Precision),
            new("recall", matrix?.Recall),
            new("specificity", matrix?.Specificity),
            new("f1", matrix?.F1),
            new("f05", matrix?.FBeta(0.5)),
            new("f2", matrix?.FBeta(2)),
            new("mcc", matrix?.MatthewsCorrelation),
            new("cohen_kappa", matrix?.CohenKappa),
        ]);
        foreach (var bins in (ReadOnlySpan<int>)[10, 15])
        {
            var equalWidth = areProbabilities ? CalibrationCurve.Create(actual, predicted, weights, bins) : null;
            var equalCount = areProbabilities && weights.IsEmpty ? CalibrationCurve.Create(actual, predicted, weights, bins, CalibrationBinning.EqualCount) : null;
            metrics.AddRange(
            [
                new($"ece_uniform_{bins}", equalWidth?.ExpectedError),
                new($"mce_uniform_{bins}", equalWidth?.MaximumError),
                new($"ace_quantile_{bins}", equalCount?.ExpectedError),
            ]);
        }

        return metrics;
    }

    /// <summary>The metrics of numbers.</summary>
    /// <remarks>The greatest error looks at every row, whatever it weighs. The median error and the correlations know no weights: with
    /// weights they are undefined.</remarks>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was said.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static IReadOnlyList<MetricValue> Regression(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default) =>
    [
        new("mse", RegressionMetrics.MeanSquaredError(actual, predicted, weights)),
        new("rmse", RegressionMetrics.RootMeanSquaredError(actual, predicted, weights)),
        new("mae", RegressionMetrics.MeanAbsoluteError(actual, predicted, weights)),
        new("r2", RegressionMetrics.RSquared(actual, predicted, weights)),
        new("explained_variance", RegressionMetrics.ExplainedVariance(actual, predicted, weights)),
        new("mape", RegressionMetrics.MeanAbsolutePercentageError(actual, predicted, weights)),
        new("pinball_01", RegressionMetrics.PinballLoss(actual, predicted, 0.1, weights)),
        new("pinball_09", RegressionMetrics.PinballLoss(actual, predicted, 0.9, weights)),
        new("directional_accuracy", RegressionMetrics.DirectionalAccuracy(actual, predicted, weights)),
        new("max_error", RegressionMetrics.MaximumError(actual, predicted)),
        new("median_ae", weights.IsEmpty ? RegressionMetrics.MedianAbsoluteError(actual, predicted) : null),
        new("pearson_ic", weights.IsEmpty ? RankMetrics.PearsonCorrelation(actual, predicted) : null),
        new("spearman_ic", weights.IsEmpty ? RankMetrics.SpearmanCorrelation(actual, predicted) : null),
        new("kendall_tau_b", weights.IsEmpty ? RankMetrics.KendallTau(actual, predicted) : null),
    ];

    /// <summary>The metrics of probabilities of several classes; the greatest is said, of equal ones the first.</summary>
    /// <remarks>The areas of one class against another know no weights: with weights they are undefined.</remarks>
    /// <param name="actual">The classes, from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="predicted">The probabilities, row by row.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The metrics.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static IReadOnlyList<MetricValue> Multiclass(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, int classes, ReadOnlySpan<double> weights = default)
    {
        var matrix = MulticlassConfusion.Count(actual, predicted, classes, weights);
        List<MetricValue> metrics =
        [
            new("log_loss", MulticlassMetrics.LogLoss(actual, predicted, classes, weights)),
            new("accuracy", matrix.Accuracy),
            new("balanced_accuracy", matrix.BalancedAccuracy),
            new("mcc", matrix.MatthewsCorrelation),
            new("cohen_kappa", matrix.CohenKappa),
        ];
        foreach (var (name, average) in (ReadOnlySpan<(string, ClassAverage)>)[("macro", ClassAverage.Macro), ("micro", ClassAverage.Micro), ("weighted", ClassAverage.Weighted)])
        {
            metrics.AddRange(
            [
                new($"f1_{name}", matrix.Average(m => m.F1, average)),
                new($"precision_{name}", matrix.Average(m => m.Precision, average)),
                new($"recall_{name}", matrix.Average(m => m.Recall, average)),
            ]);
        }

        metrics.AddRange(
        [
            new("auc_ovr_macro", MulticlassMetrics.OneVersusRestAuc(actual, predicted, classes, ClassAverage.Macro, weights)),
            new("auc_ovr_weighted", MulticlassMetrics.OneVersusRestAuc(actual, predicted, classes, ClassAverage.Weighted, weights)),
            new("auc_ovo_macro", weights.IsEmpty ? MulticlassMetrics.OneVersusOneAuc(actual, predicted, classes) : null),
            new("auc_ovo_weighted", weights.IsEmpty ? MulticlassMetrics.OneVersusOneAuc(actual, predicted, classes, ClassAverage.Weighted) : null),
            new("top2_accuracy", MulticlassMetrics.TopAccuracy(actual, predicted, classes, 2, weights)),
        ]);
        return metrics;
    }
}
