namespace AlphaPulse.Models;

/// <summary>Makes learners from texts such as <c>ridge:alpha=10</c> or <c>boosted_trees:loss=logistic,max_depth=4</c>.</summary>
/// <remarks>
/// <para>Options have the names and texts of <see cref="ILearner.Options"/>; <c>threads</c> of trees and forests changes no model, so it is none of those.</para>
/// <para>Names and words of XGBoost, LightGBM, CatBoost and scikit-learn are read too where their meaning and unit are those of an option here, such as <c>eta</c>, <c>num_leaves</c> or
/// <c>objective=binary:logistic</c>; <see cref="ILearner.Options"/> has our names. An option that is not named has our default, not theirs. Names that mean something else there are
/// refused with what to write instead. Pure functions, safe for use from any thread.</para>
/// </remarks>
public static class Learners
{
    /// <summary>The names that a specification may begin with.</summary>
    public static IReadOnlyList<string> Names { get; } = ["boosted_trees", "elastic_net", "extra_trees", "logistic", "random_forest", "ridge"];

    /// <summary>Reads a specification: a name, and behind a colon options as <c>name=value</c> with commas between.</summary>
    /// <param name="specification">The specification; options that it does not name have their defaults.</param>
    /// <returns>The learner.</returns>
    /// <exception cref="FormatException">The name or an option is unknown, one option has two names, or a value is no number or word of it; the message says what there is.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static ILearner Parse(string specification)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(specification);
        var text = new LearnerText(specification);
        ILearner learner = text.Name switch
        {
            "boosted_trees" => Trees(text),
            "elastic_net" => ElasticNet(text),
            "extra_trees" => Forest(text, new RandomForestLearner { RandomThresholds = true }),
            "logistic" => Logistic(text),
            "random_forest" => Forest(text, new RandomForestLearner()),
            "ridge" => Ridge(text),
            _ => throw text.Refuse($"there is no learner '{text.Name}'; there are {string.Join(", ", Names)}"),
        };
        text.EnsureAllTaken();
        return learner;
    }

    private static RidgeLearner Ridge(LearnerText text)
    {
        var usual = new RidgeLearner();
        return new RidgeLearner { Alpha = text.Real("alpha", usual.Alpha), Scale = text.Choice("scale", usual.Scale) };
    }

    private static ElasticNetLearner ElasticNet(LearnerText text)
    {
        var usual = new ElasticNetLearner();
        return new ElasticNetLearner
        {
            Alpha = text.Real("alpha", usual.Alpha),
            L1Ratio = text.Real("l1_ratio", usual.L1Ratio),
            MaximumSweeps = text.Integer("maximum_sweeps", usual.MaximumSweeps),
            Scale = text.Choice("scale", usual.Scale),
        };
    }

    private static LogisticLearner Logistic(LearnerText text)
    {
        var usual = new LogisticLearner();
        return new LogisticLearner
        {
            Alpha = text.Real("alpha", usual.Alpha),
            L1Ratio = text.Real("l1_ratio", usual.L1Ratio),
            Scale = text.Choice("scale", usual.Scale),
            BalanceClasses = text.Flag("balance_classes", usual.BalanceClasses),
            MaximumIterations = text.Integer("maximum_iterations", usual.MaximumIterations),
        };
    }

    private static RandomForestLearner Forest(LearnerText text, RandomForestLearner usual) => usual with
    {
        Bins = text.Integer("bins", usual.Bins),
        ColumnFraction = text.Real("column_fraction", usual.ColumnFraction),
        MaxDepth = text.Integer("max_depth", usual.MaxDepth),
        MinRowsPerLeaf = text.Integer("min_rows_per_leaf", usual.MinRowsPerLeaf),
        RandomThresholds = text.Flag("random_thresholds", usual.RandomThresholds),
        RowFraction = text.Real("row_fraction", usual.RowFraction),
        SequentialBootstrap = text.Flag("sequential_bootstrap", usual.SequentialBootstrap),
        Task = text.Choice("task", usual.Task),
        Threads = text.Integer("threads", usual.Threads),
        Trees = text.Integer("trees", usual.Trees),
    };

    private static BoostedTreesLearner Trees(LearnerText text)
    {
        var usual = new BoostedTreesLearner();
        return new BoostedTreesLearner
        {
            BaseScore = text.OptionalReal("base_score"),
            BinSampleRows = text.Integer("bin_sample_rows", usual.BinSampleRows),
            Bins = text.Integer("bins", usual.Bins),
            CategoricalColumns = text.Columns("categorical_columns") ?? usual.CategoricalColumns,
            CategorySmoothing = text.Real("category_smoothing", usual.CategorySmoothing),
            ColumnFraction = text.Real("column_fraction", usual.ColumnFraction),
            ColumnFractionPerLevel = text.Real("column_fraction_per_level", usual.ColumnFractionPerLevel),
            ColumnFractionPerNode = text.Real("column_fraction_per_node", usual.ColumnFractionPerNode),
            DropRate = text.Real("drop_rate", usual.DropRate),
            EarlyStoppingMinDelta = text.Real("early_stopping_min_delta", usual.EarlyStoppingMinDelta),
            EarlyStoppingRounds = text.Integer("early_stopping_rounds", usual.EarlyStoppingRounds),
            GossTopFraction = text.Real("goss_top_fraction", usual.GossTopFraction),
            Growth = text.Choice("growth", usual.Growth),
            HuberDistance = text.Real("huber_distance", usual.HuberDistance),
            InteractionGroups = text.Groups("interaction_groups") ?? usual.InteractionGroups,
            L1 = text.Real("l1", usual.L1),
            L2 = text.Real("l2", usual.L2),
            LearningRate = text.Real("learning_rate", usual.LearningRate),
            Loss = text.Choice("loss", usual.Loss),
            MaxCategoriesPerSplit = text.Integer("max_categories_per_split", usual.MaxCategoriesPerSplit),
            MaxDeltaStep = text.Real("max_delta_step", usual.MaxDeltaStep),
            MaxDepth = text.Integer("max_depth", usual.MaxDepth),
            MaxLeaves = text.Integer("max_leaves", usual.MaxLeaves),
            MaxOneHotCategories = text.Integer("max_one_hot_categories", usual.MaxOneHotCategories),
            MinGain = text.Real("min_gain", usual.MinGain),
            MinHessian = text.Real("min_hessian", usual.MinHessian),
            MinRowsPerLeaf = text.Integer("min_rows_per_leaf", usual.MinRowsPerLeaf),
            Mode = text.Choice("mode", usual.Mode),
            MonotoneColumns = text.Directions("monotone_columns") ?? usual.MonotoneColumns,
            PathSmoothing = text.Real("path_smoothing", usual.PathSmoothing),
            PositiveWeight = text.Real("positive_weight", usual.PositiveWeight),
            Quantile = text.Real("quantile", usual.Quantile),
            RandomThresholds = text.Flag("random_thresholds", usual.RandomThresholds),
            Rounds = text.Integer("rounds", usual.Rounds),
            RowDrawRounds = text.Integer("row_draw_rounds", usual.RowDrawRounds),
            RowFraction = text.Real("row_fraction", usual.RowFraction),
            Sampling = text.Choice("sampling", usual.Sampling),
            Threads = text.Integer("threads", usual.Threads),
        };
    }
}
