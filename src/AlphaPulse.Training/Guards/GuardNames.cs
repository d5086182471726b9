namespace AlphaPulse.Training;

/// <summary>The names of the guards, as reports and options write them.</summary>
public static class GuardNames
{
    /// <summary>No label of one part of the split reaches into the next.</summary>
    public const string ChronologicalSplit = "chronological_split";

    /// <summary>The label is not known at the row, no column is the label, and no score is too good to be true.</summary>
    public const string TargetLeak = "target_leak";

    /// <summary>
    /// Labels that were moved away from their rows are not foretold across the gaps of the split, and what foretells a label does not end where the label ends.
    /// </summary>
    public const string ShuffledHorizon = "shuffled_horizon";

    /// <summary>The chosen learner earns something net of costs on purged folds.</summary>
    public const string PurgedCrossValidation = "purged_cross_validation";

    /// <summary>The model does not foretell its own rows much better than later ones, with more and more rows in order of time.</summary>
    public const string LearningCurve = "learning_curve";

    /// <summary>The chosen learner penalises the squares of what it learns.</summary>
    public const string L2Penalty = "l2_penalty";

    /// <summary>The chosen learner penalises the absolute values of what it learns.</summary>
    public const string L1Penalty = "l1_penalty";

    /// <summary>What says when to stop is a slice of its own, purged from what is learned and from what is compared.</summary>
    public const string EarlyStopping = "early_stopping";

    /// <summary>Measured in medians and interquartile ranges of the training rows alone, later rows hold few outliers.</summary>
    public const string RobustScaling = "robust_scaling";

    /// <summary>The models of the folds rely on the same features.</summary>
    public const string ImportanceStability = "importance_stability";

    /// <summary>Other seeds take the same sides.</summary>
    public const string SeedSensitivity = "seed_sensitivity";

    /// <summary>The whole procedure finds less in labels that were moved away from their rows.</summary>
    public const string PermutationTest = "permutation_test";

    /// <summary>A classifier cannot tell later rows from training rows.</summary>
    public const string AdversarialValidation = "adversarial_validation";

    /// <summary>The probabilistic Sharpe ratio of the chosen trial.</summary>
    public const string ProbabilisticSharpe = "probabilistic_sharpe";

    /// <summary>The deflated Sharpe ratio of the chosen trial, for every trial that the engine counted.</summary>
    public const string DeflatedSharpe = "deflated_sharpe";

    /// <summary>The probability of backtest overfitting over all trials.</summary>
    public const string BacktestOverfitting = "backtest_overfitting";

    /// <summary>The chosen candidate earns something net of costs on the median path of a combinatorial purged cross-validation.</summary>
    public const string CombinatorialPaths = "combinatorial_paths";

    /// <summary>The conformal intervals or sets hold what comes as often as they say, before the holdout.</summary>
    public const string Calibration = "calibration";

    /// <summary>The holdout has enough samples and is at least as long as the minimum track record.</summary>
    public const string MinimumTrackRecord = "minimum_track_record";

    /// <summary>The probabilities on the holdout come true as often as they say.</summary>
    public const string CalibrationBudget = "calibration_budget";

    /// <summary>The conformal intervals or sets hold what comes on the holdout.</summary>
    public const string ConformalCoverage = "conformal_coverage";

    /// <summary>A row is scored in the time that is allowed.</summary>
    public const string LatencyBudget = "latency_budget";

    /// <summary>By no test of scores is the model worse than the champion on the same rows.</summary>
    public const string ChampionScores = "champion_scores";

    /// <summary>The guards that refuse a model by default. The others warn: they measure habits that a good model may have as well.</summary>
    public static IReadOnlyList<string> BindingByDefault { get; } =
    [
        ChronologicalSplit, TargetLeak, ShuffledHorizon, PurgedCrossValidation, EarlyStopping, MinimumTrackRecord, CalibrationBudget, LatencyBudget, ChampionScores,
    ];

    /// <summary>Every guard that a training measures, in the order of its report.</summary>
    public static IReadOnlyList<string> OfTraining { get; } =
    [
        ChronologicalSplit, TargetLeak, ShuffledHorizon, PurgedCrossValidation, LearningCurve, L2Penalty, L1Penalty, EarlyStopping, RobustScaling, ImportanceStability,
        SeedSensitivity, PermutationTest, AdversarialValidation, ProbabilisticSharpe, DeflatedSharpe, BacktestOverfitting, CombinatorialPaths,
        Calibration,
    ];

    /// <summary>Every guard that the gate measures on the holdout, in the order of its report.</summary>
    public static IReadOnlyList<string> OfGate { get; } =
        [MinimumTrackRecord, CalibrationBudget, ConformalCoverage, LatencyBudget, ChampionScores];
}
