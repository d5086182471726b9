using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>The spaces that are searched where none are named.</summary>
public static class SearchSpaces
{
    /// <summary>The depth of the symmetric trees that a latency budget adds.</summary>
    internal const int SymmetricDepth = 6;

    /// <summary>The most leaves of the trees that a latency budget adds and that grow leaf by leaf.</summary>
    internal const int MostLeaves = 31;

    /// <summary>Their greatest depth, which few of them come to: without it a row might take a step a leaf, and no budget could tell.</summary>
    internal const int MostLeafWiseDepth = 16;

    /// <summary>Linear and logistic regression with both penalties, and boosted trees on the return and on the direction.</summary>
    /// <param name="horizonBars">How many bars ahead the labels look; at least 1.</param>
    /// <returns>The spaces, from simple to less simple.</returns>
    public static IReadOnlyList<LearnerSpace> Default(int horizonBars)
    {
        var forwardReturn = Labels.ForwardLogReturn(horizonBars);
        var direction = Labels.Direction(horizonBars);
        return
        [
            Linear("linear", (alpha, ratio) => new Candidate(new ElasticNetLearner { Alpha = alpha, L1Ratio = ratio }, forwardReturn)),
            Linear("logistic", (alpha, ratio) => new Candidate(new LogisticLearner { Alpha = alpha, L1Ratio = ratio }, direction)),
            Trees("trees_on_return", BoostingLoss.Squared, forwardReturn),
            Trees("trees_on_direction", BoostingLoss.Logistic, direction),
        ];
    }

    /// <summary>
    /// Logistic regression of the side with one of <see cref="MetaLabelOptions.Secondaries"/> that says how far to trust it. Its rule stays out where the bet
    /// size does, so there is no flat share.
    /// </summary>
    /// <param name="options">The options of the training, with <see cref="TrainingOptions.MetaLabel"/>.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points; from 0 to 1,000.</param>
    /// <returns>The space.</returns>
    /// <exception cref="ArgumentException">There is no <see cref="TrainingOptions.MetaLabel"/>.</exception>
    public static LearnerSpace MetaLabelled(TrainingOptions options, decimal costBasisPoints)
    {
        ArgumentNullException.ThrowIfNull(options);
        var meta = options.MetaLabel ?? throw new ArgumentException("The options do not say how to meta-label; set TrainingOptions.MetaLabel.", nameof(options));
        var label = Labels.NetSide(options.HorizonBars, costBasisPoints);
        var alpha = new RealParameter("alpha", 1, 100_000, isLogarithmic: true);
        var secondary = new IntegerParameter("secondary", 0, meta.Secondaries.Count - 1);
        var threshold = new ChoiceParameter<double>("threshold", [0.5, 0.55, 0.6]);
        return new LearnerSpace(MetaLabelledModel.ModelKind, [alpha, secondary, threshold], p => new TrialPlan(
            meta.Compose(new LogisticLearner { Alpha = p.Of(alpha) }, meta.Secondaries[p.Of(secondary)], new BetSizeRule(p.Of(threshold), meta.BetSize.Step), label, options),
            FlatShare: 0));
    }

    /// <summary>
    /// Those of <see cref="Default"/>, whose trees may also be drawn towards the nodes above them (<see cref="BoostedTreesLearner.PathSmoothing"/>), and
    /// random forests and extra trees on the direction, with or without the sequential bootstrap. More to choose from takes more trials, which the gate counts.
    /// </summary>
    /// <param name="horizonBars">How many bars ahead the labels look; at least 1.</param>
    /// <returns>The spaces, from simple to less simple.</returns>
    public static IReadOnlyList<LearnerSpace> Wide(int horizonBars)
    {
        var (forwardReturn, direction) = (Labels.ForwardLogReturn(horizonBars), Labels.Direction(horizonBars));
        return
        [
            .. Default(horizonBars).Take(2),
            Trees("smoothed_trees_on_return", BoostingLoss.Squared, forwardReturn, isSmoothed: true),
            Trees("smoothed_trees_on_direction", BoostingLoss.Logistic, direction, isSmoothed: true),
            Forest("forest_on_direction", direction),
        ];
    }

    /// <summary>Those of <see cref="Default"/>, and symmetric trees and trees that grow leaf by leaf: what a search with a latency budget draws from.</summary>
    /// <param name="horizonBars">How many bars ahead the labels look; at least 1.</param>
    /// <returns>The spaces, from simple to less simple.</returns>
    public static IReadOnlyList<LearnerSpace> OfEveryForm(int horizonBars)
    {
        var forwardReturn = Labels.ForwardLogReturn(horizonBars);
        var direction = Labels.Direction(horizonBars);
        return
        [
            .. Default(horizonBars),
            Trees("symmetric_trees_on_return", BoostingLoss.Squared, forwardReturn, TreeGrowth.Symmetric),
            Trees("symmetric_trees_on_direction", BoostingLoss.Logistic, direction, TreeGrowth.Symmetric),
            Trees("leaf_wise_trees_on_return", BoostingLoss.Squared, forwardReturn, TreeGrowth.LeafWise),
            Trees("leaf_wise_trees_on_direction", BoostingLoss.Logistic, direction, TreeGrowth.LeafWise),
        ];
    }

    private static ChoiceParameter<double> FlatShare() => new("flat_share", [0, 0.25, 0.5, 0.75]);

    private static LearnerSpace Linear(string name, Func<double, double, Candidate> create)
    {
        var alpha = new RealParameter("alpha", 1, 100_000, isLogarithmic: true);
        var ratio = new ChoiceParameter<double>("l1_ratio", [0, 0.1, 0.5]);
        var flat = FlatShare();
        return new LearnerSpace(name, [alpha, ratio, flat], p => new TrialPlan(create(p.Of(alpha), p.Of(ratio)), p.Of(flat)));
    }

    private static LearnerSpace Trees(string name, BoostingLoss loss, ILabel label, TreeGrowth growth = TreeGrowth.DepthWise, bool isSmoothed = false)
    {
        // Trees that grow leaf by leaf are limited by their leaves.
        var size = growth == TreeGrowth.LeafWise ? new IntegerParameter("max_leaves", 8, MostLeaves) : new IntegerParameter("max_depth", 2, SymmetricDepth);
        var rate = new RealParameter("learning_rate", 0.01, 0.3, isLogarithmic: true);
        var rows = new RealParameter("row_fraction", 0.6, 1);
        var columns = new RealParameter("column_fraction", 0.4, 1);
        var least = new IntegerParameter("min_rows_per_leaf", 20, 200);
        var l2 = new RealParameter("l2", 0.1, 100, isLogarithmic: true);
        var flat = FlatShare();
        var smoothing = new ChoiceParameter<double>("path_smoothing", [0, 10, 50, 250]);
        SearchParameter[] axes = [size, rate, rows, columns, least, l2, flat];
        return new LearnerSpace(name, isSmoothed ? [.. axes, smoothing] : axes, p => new TrialPlan(
            new Candidate(
                new BoostedTreesLearner
                {
                    Loss = loss,
                    Growth = growth,
                    MaxDepth = growth == TreeGrowth.LeafWise ? MostLeafWiseDepth : p.Of(size),
                    MaxLeaves = growth == TreeGrowth.LeafWise ? p.Of(size) : BoostedTreesLearner.MaximumLeaves,
                    LearningRate = p.Of(rate),
                    RowFraction = p.Of(rows),
                    ColumnFraction = p.Of(columns),
                    MinRowsPerLeaf = p.Of(least),
                    L2 = p.Of(l2),
                    PathSmoothing = isSmoothed ? p.Of(smoothing) : 0,
                },
                label),
            p.Of(flat)));
    }

    private static LearnerSpace Forest(string name, ILabel label)
    {
        var depth = new IntegerParameter("max_depth", 3, 12);
        var rows = new RealParameter("row_fraction", 0.2, 1);
        var columns = new RealParameter("column_fraction", 0.1, 0.7);
        var least = new IntegerParameter("min_rows_per_leaf", 20, 200);
        var thresholds = new ChoiceParameter<int>("random_thresholds", [0, 1]);
        var sequential = new ChoiceParameter<int>("sequential_bootstrap", [0, 1]);
        var flat = FlatShare();
        return new LearnerSpace(name, [depth, rows, columns, least, thresholds, sequential, flat], p => new TrialPlan(
            new Candidate(
                new RandomForestLearner
                {
                    Task = label.Task,
                    MaxDepth = p.Of(depth),
                    RowFraction = p.Of(rows),
                    ColumnFraction = p.Of(columns),
                    MinRowsPerLeaf = p.Of(least),
                    RandomThresholds = p.Of(thresholds) == 1,
                    SequentialBootstrap = p.Of(sequential) == 1,
                },
                label),
            p.Of(flat)));
    }
}
