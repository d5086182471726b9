using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <content>The options by name.</content>
public sealed partial record BoostedTreesLearner
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options
    {
        get
        {
            var options = Usual();
            if (BaseScore is { } baseScore)
            {
                options["base_score"] = Text(baseScore);
            }

            if (BinSampleRows > 0)
            {
                options["bin_sample_rows"] = Text(BinSampleRows);
            }

            if (MaxCategoriesPerSplit < MaximumBins)
            {
                options["max_categories_per_split"] = Text(MaxCategoriesPerSplit);
            }

            if (RowDrawRounds > 1)
            {
                options["row_draw_rounds"] = Text(RowDrawRounds);
            }

            return options;
        }
    }

    /// <summary>The options that are always told. Those that came later are told only where they are not at their default: files, journals and evidence of all other learners keep their bytes.</summary>
    private SortedDictionary<string, string> Usual() => new(StringComparer.Ordinal)
    {
        ["bins"] = Text(Bins),
        ["categorical_columns"] = string.Join(',', CategoricalColumns.Order(StringComparer.Ordinal)),
        ["category_smoothing"] = Text(CategorySmoothing),
        ["column_fraction"] = Text(ColumnFraction),
        ["column_fraction_per_level"] = Text(ColumnFractionPerLevel),
        ["column_fraction_per_node"] = Text(ColumnFractionPerNode),
        ["drop_rate"] = Text(DropRate),
        ["early_stopping_min_delta"] = Text(EarlyStoppingMinDelta),
        ["early_stopping_rounds"] = Text(EarlyStoppingRounds),
        ["goss_top_fraction"] = Text(GossTopFraction),
        ["growth"] = Text(Growth),
        ["huber_distance"] = Text(HuberDistance),
        ["interaction_groups"] = InteractionText,
        ["l1"] = Text(L1),
        ["l2"] = Text(L2),
        ["learning_rate"] = Text(LearningRate),
        ["loss"] = Objective?.Name ?? Text(Loss),
        ["max_delta_step"] = Text(MaxDeltaStep),
        ["max_depth"] = Text(MaxDepth),
        ["max_leaves"] = Text(MaxLeaves),
        ["max_one_hot_categories"] = Text(MaxOneHotCategories),
        ["min_gain"] = Text(MinGain),
        ["min_hessian"] = Text(MinHessian),
        ["min_rows_per_leaf"] = Text(MinRowsPerLeaf),
        ["mode"] = Text(Mode),
        ["monotone_columns"] = MonotoneText,
        ["path_smoothing"] = Text(PathSmoothing),
        ["positive_weight"] = Text(PositiveWeight),
        ["quantile"] = Text(Quantile),
        ["random_thresholds"] = RandomThresholds ? "true" : "false",
        ["rounds"] = Text(Rounds),
        ["row_fraction"] = Text(RowFraction),
        ["sampling"] = Text(Sampling),
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
