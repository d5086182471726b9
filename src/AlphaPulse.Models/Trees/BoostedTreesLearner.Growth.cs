namespace AlphaPulse.Models;

/// <content>How trees grow, and what limits them.</content>
public sealed partial record BoostedTreesLearner
{
    /// <summary>In which order nodes are split; default <see cref="TreeGrowth.DepthWise"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such growth.</exception>
    public TreeGrowth Growth
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Trees grow depth-wise, leaf-wise or symmetric.");
    }

    /// <summary>How many leaves a tree has at most; from 2 to 65,536, default 65,536. Where a level has more, the splits that gain most are made.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxLeaves
    {
        get;
        init => field = Within(value, 2, MaximumLeaves, nameof(MaxLeaves));
    } = MaximumLeaves;

    /// <summary>The penalty on absolute leaves; finite and at least 0, default 0. In the unit of the first derivative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L1
    {
        get;
        init => field = Penalty.Check(value, nameof(L1));
    }

    /// <summary>The sum of second derivatives that a leaf has at least; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinHessian
    {
        get;
        init => field = Penalty.Check(value, nameof(MinHessian));
    }

    /// <summary>How large a leaf is at most before it is multiplied with <see cref="LearningRate"/>; finite and at least 0, default 0, which is no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MaxDeltaStep
    {
        get;
        init => field = Penalty.Check(value, nameof(MaxDeltaStep));
    }

    /// <summary>
    /// How strongly leaves are drawn towards the nodes above them: a node of n rows has the value
    /// <c>v n / (n + PathSmoothing) + p PathSmoothing / (n + PathSmoothing)</c>, with its own best value <c>v</c> and the value <c>p</c> of its parent, which was
    /// smoothed before it; the root keeps its own. Finite and at least 0, in rows, default 0, which leaves values as they are. Which splits are made
    /// does not depend on it. Losses whose leaves are quantiles are refused with an <see cref="ArgumentException"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double PathSmoothing
    {
        get;
        init => field = Penalty.Check(value, nameof(PathSmoothing));
    }

    /// <summary>Which share of the columns of the tree each level may split, at least one; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double ColumnFractionPerLevel
    {
        get;
        init => field = Fraction(value, nameof(ColumnFractionPerLevel));
    } = 1;

    /// <summary>Which share of the columns of its level each node may split, at least one; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double ColumnFractionPerNode
    {
        get;
        init => field = Fraction(value, nameof(ColumnFractionPerNode));
    } = 1;

    /// <summary>Whether a column of a node is tried at one threshold drawn at random instead of at all (Geurts, Ernst and Wehenkel, 2006); default <see langword="false"/>.</summary>
    public bool RandomThresholds { get; init; }

    /// <summary>How many threads work at most; from 0 to 1,024, default 0, which is one for each processor. The model does not depend on it, so it is not among <see cref="Options"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Threads
    {
        get;
        init => field = Within(value, 0, 1024, nameof(Threads));
    }

    /// <inheritdoc/>
    public IThreadedLearner WithAtMost(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return Threads > 0 && Threads <= threads ? this : this with { Threads = threads };
    }
}
