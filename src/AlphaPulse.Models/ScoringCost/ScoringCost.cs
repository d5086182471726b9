using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Foretells how long models take to score one row that misses no feature, from their form and measured coefficients.</summary>
/// <remarks>
/// The same model has the same forecast on every machine; how far a machine is from the one of the coefficients, only a clock can tell. Safe for
/// use from any thread.
/// </remarks>
public static class ScoringCost
{
    private const int Lanes = 8;

    // Up to this depth a group takes as many steps as its deepest tree has levels; deeper ones end when the row has arrived in each tree.
    private const int ShallowDepth = 8;

    /// <summary>Foretells the time of a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The forecast; <see langword="null"/> for kinds without measured coefficients: those that are neither linear nor made of trees.</returns>
    public static ScoringForecast? Of(IModel model) => model switch
    {
        null => throw new ArgumentNullException(nameof(model)),
        CalibratedModel calibrated => Of(calibrated.Model) is { } inner
            ? inner with { Nanoseconds = inner.Nanoseconds + ScoringCoefficients.Calibrator }
            : null,
        LinearModel linear => Linear(linear.Coefficients.Count(c => c != 0), linear.Task, isCalibrated: false),
        TreeEnsembleModel trees => Of(trees),
        MetaLabelledModel pair => Pair(Of(pair.Primary), Of(pair.Secondary)),
        _ => null,
    };

    /// <summary>Foretells the time of a <see cref="MetaLabelledModel"/> from those of its models.</summary>
    /// <param name="primary">The forecast of the model that takes the side.</param>
    /// <param name="secondary">The forecast of the one that says how far to trust it.</param>
    /// <returns>The forecast for rows that have a side; <see langword="null"/> where one of the two has none.</returns>
    public static ScoringForecast? Pair(ScoringForecast? primary, ScoringForecast? secondary) => primary is null || secondary is null
        ? null
        : new ScoringForecast(primary.Nanoseconds + secondary.Nanoseconds + ScoringCoefficients.Size, $"{primary.Shape}, and {secondary.Shape} behind them");

    /// <summary>Foretells the time of the largest model that a learner may grow: all its rounds, each tree as large as its limits allow.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="columns">How many features the rows have; at least 1.</param>
    /// <returns>The forecast, for a classifier with a calibrator behind it; <see langword="null"/> for learners whose models have none.</returns>
    public static ScoringForecast? AtMost(ILearner learner, int columns)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var isClassifier = learner.Task == ModelTask.BinaryClassification;
        return learner switch
        {
            RidgeLearner or ElasticNetLearner or LogisticLearner => Linear(columns, learner.Task, isClassifier),
            BoostedTreesLearner boosted => Trees(
                boosted.CategoricalColumns.Count > 0 ? TreeForm.Nodes
                    : boosted.Growth == TreeGrowth.Symmetric && boosted.MaxDepth <= SymmetricWalk.MostDepth ? TreeForm.Symmetric
                    : TreeForm.Lockstep,
                boosted.Rounds,
                Math.Min(boosted.MaxDepth, boosted.MaxLeaves - 1),
                columns,
                learner.Task,
                isClassifier,
                Math.Min(boosted.MaxDepth, boosted.MaxLeaves - 1) > ShallowDepth),
            RandomForestLearner forest => Trees(
                TreeForm.Lockstep, forest.Trees, forest.MaxDepth, columns, learner.Task, isClassifier, forest.MaxDepth > ShallowDepth),
            _ => null,
        };
    }

    private static ScoringForecast Of(TreeEnsembleModel model)
    {
        var trees = model.Trees;
        double steps = trees.Select(t => t.Depth).Append(0).Max();
        var isDeep = steps > ShallowDepth;
        if (model.Form == TreeForm.Nodes)
        {
            steps = trees.Average(PathLengths.Mean);
        }
        else if (isDeep)
        {
            steps = trees.Chunk(Lanes).Average(PathLengths.MeanOfLongest);
        }

        return Trees(model.Form, trees.Count, steps, model.Schema.Columns.Count, model.Task, isCalibrated: false, isDeep);
    }

    private static ScoringForecast Trees(TreeForm form, int trees, double steps, int columns, ModelTask task, bool isCalibrated, bool isDeep)
    {
        var groups = (trees + Lanes - 1) / Lanes;
        var (words, nanoseconds) = form switch
        {
            TreeForm.Symmetric => (
                "symmetric trees",
                ScoringCoefficients.SymmetricColumn * columns + groups * (ScoringCoefficients.SymmetricGroup + ScoringCoefficients.SymmetricStep * steps)),
            TreeForm.Nodes => ("trees node by node", trees * (ScoringCoefficients.NodeTree + ScoringCoefficients.NodeStep * steps)),
            _ => (
                "trees in lockstep",
                ScoringCoefficients.LockstepColumn * columns + groups * steps * (isDeep ? ScoringCoefficients.DeepStep : ScoringCoefficients.LockstepStep)),
        };
        return new ScoringForecast(
            Fixed(task, isCalibrated) + nanoseconds,
            string.Create(CultureInfo.InvariantCulture, $"{trees} {words}, {steps:0.#} steps deep, over {columns} features"));
    }

    private static ScoringForecast Linear(int coefficients, ModelTask task, bool isCalibrated) => new(
        Fixed(task, isCalibrated) + ScoringCoefficients.Coefficient * coefficients,
        string.Create(CultureInfo.InvariantCulture, $"{coefficients} coefficients"));

    private static double Fixed(ModelTask task, bool isCalibrated) =>
        ScoringCoefficients.Call + (task == ModelTask.BinaryClassification ? ScoringCoefficients.Logistic : 0) + (isCalibrated ? ScoringCoefficients.Calibrator : 0);
}
