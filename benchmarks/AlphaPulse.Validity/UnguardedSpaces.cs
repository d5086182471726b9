using AlphaPulse.Models;
using AlphaPulse.Training;

namespace AlphaPulse.Validity;

/// <summary>The spaces that a search draws from by default, without what holds their learners back.</summary>
public static class UnguardedSpaces
{
    /// <summary>The guards that hold the learners of a search back.</summary>
    public const Guard OfLearners = Guard.L1 | Guard.L2 | Guard.Stopping | Guard.Scaling;

    /// <summary>The spaces.</summary>
    /// <param name="off">The guards that are off.</param>
    /// <param name="horizonBars">How many bars ahead the labels look.</param>
    /// <returns>The spaces; <see langword="null"/> for those of the search where no guard of a learner is off.</returns>
    public static IReadOnlyList<LearnerSpace>? Create(Guard off, int horizonBars) => (off & OfLearners) == Guard.None
        ? null
        : [.. SearchSpaces.Default(horizonBars).Select(space => new LearnerSpace(space.Name, space.Parameters, point => Without(off, space.Create(point))))];

    private static TrialPlan Without(Guard off, TrialPlan plan) =>
        plan with { Candidate = plan.Candidate with { Learner = Without(off, plan.Candidate.Learner) } };

    private static ILearner Without(Guard off, ILearner learner) => learner switch
    {
        ElasticNetLearner linear => new ElasticNetLearner
        {
            Alpha = linear.Alpha * Kept(off, linear.L1Ratio),
            L1Ratio = Ratio(off, linear.L1Ratio),
            Scale = off.HasFlag(Guard.Scaling) ? ColumnScale.None : linear.Scale,
        },
        LogisticLearner logistic => new LogisticLearner
        {
            Alpha = logistic.Alpha * Kept(off, logistic.L1Ratio),
            L1Ratio = Ratio(off, logistic.L1Ratio),
            Scale = off.HasFlag(Guard.Scaling) ? ColumnScale.None : logistic.Scale,
        },
        BoostedTreesLearner trees => Trees(off, trees),
        _ => throw new NotSupportedException($"How {learner.Name} is held back is not known here."),
    };

    private static ILearner Trees(Guard off, BoostedTreesLearner trees)
    {
        var free = new BoostedTreesLearner
        {
            Loss = trees.Loss,
            MaxDepth = trees.MaxDepth,
            LearningRate = trees.LearningRate,
            RowFraction = trees.RowFraction,
            ColumnFraction = trees.ColumnFraction,
            MinRowsPerLeaf = trees.MinRowsPerLeaf,
            L1 = off.HasFlag(Guard.L1) ? 0 : trees.L1,
            L2 = off.HasFlag(Guard.L2) ? 0 : trees.L2,
        };
        return off.HasFlag(Guard.Stopping) ? new EveryRoundLearner(free) : free;
    }

    // The share of a penalty that is left of it, and then how much of what is left is of absolute values.
    private static double Kept(Guard off, double ratio) => (off.HasFlag(Guard.L1) ? 0 : ratio) + (off.HasFlag(Guard.L2) ? 0 : 1 - ratio);

    private static double Ratio(Guard off, double ratio) => off.HasFlag(Guard.L1) ? 0 : off.HasFlag(Guard.L2) ? 1 : ratio;
}
