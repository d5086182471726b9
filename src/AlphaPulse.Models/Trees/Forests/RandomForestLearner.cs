namespace AlphaPulse.Models;

/// <summary>A random forest: the mean of deep trees, each grown on rows and columns of its own (Breiman, 2001), or of extremely randomised ones (Geurts, Ernst and Wehenkel, 2006).</summary>
/// <remarks>
/// <para>Each tree lowers the squared error; the score of a classification is the mean of the shares of 1 in the leaves that a row comes to, a
/// probability. Rows are drawn without replacement: 63.2 % of them are as many different rows as a draw of all with replacement gives on average.
/// <see cref="SequentialBootstrap"/> draws with replacement, by how labels overlap.</para>
/// <para>A preset of <see cref="BoostedTreesLearner"/> in <see cref="BoostingMode.Forest"/>: the same bins, missing values, weights and repeatability.
/// Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record RandomForestLearner : IThreadedLearner
{
    private readonly BoostedTreesLearner _trees = new()
    {
        Mode = BoostingMode.Forest,
        Loss = BoostingLoss.Squared,
        MaxDepth = 12,
        MinRowsPerLeaf = 20,
        L2 = 0,
        RowFraction = 0.632,
        ColumnFractionPerNode = 1.0 / 3,
    };

    /// <summary>What scores mean; default <see cref="ModelTask.Regression"/>. The targets of a classification are 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public ModelTask Task
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The tasks are regression and binary classification.");
    }

    /// <summary>How many trees; from 1 to 100,000, default 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Trees
    {
        get => _trees.Rounds;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _trees = _trees with { Rounds = value };
        }
    }

    /// <summary>Whether each column of a node is tried at one threshold drawn at random (extra trees); default <see langword="false"/>.</summary>
    public bool RandomThresholds
    {
        get => _trees.RandomThresholds;
        init => _trees = _trees with { RandomThresholds = value };
    }

    /// <summary>How many splits lie between the root and a leaf at most; from 1 to 64, default 12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get => _trees.MaxDepth;
        init => _trees = _trees with { MaxDepth = value };
    }

    /// <summary>How many rows a leaf has at least; at least 1, default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MinRowsPerLeaf
    {
        get => _trees.MinRowsPerLeaf;
        init => _trees = _trees with { MinRowsPerLeaf = value };
    }

    /// <summary>Which share of the rows each tree grows on; above 0, at most 1, default 0.632.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double RowFraction
    {
        get => _trees.RowFraction;
        init => _trees = _trees with { RowFraction = value };
    }

    /// <summary>
    /// Whether rows are drawn with replacement by how their labels overlap (<see cref="RowSampling.Sequential"/>), <see cref="RowFraction"/> being how many
    /// draws there are; default <see langword="false"/>. Rows that do not know their labels are refused where this is asked for.
    /// </summary>
    public bool SequentialBootstrap
    {
        get => _trees.Sampling == RowSampling.Sequential;
        init => _trees = _trees with { Sampling = value ? RowSampling.Sequential : RowSampling.Uniform };
    }

    /// <summary>Which share of the columns that vary among the rows each node may split, at least one; above 0, at most 1, default 1/3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double ColumnFraction
    {
        get => _trees.ColumnFractionPerNode;
        init => _trees = _trees with { ColumnFractionPerNode = value };
    }

    /// <summary>How many bins a column has for present values at most; from 2 to 255, default 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Bins
    {
        get => _trees.Bins;
        init => _trees = _trees with { Bins = value };
    }

    /// <summary>How many threads work at most; from 0 to 1,024, default 0, which is one for each processor. The model does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Threads
    {
        get => _trees.Threads;
        init => _trees = _trees with { Threads = value };
    }

    /// <inheritdoc/>
    public string Name => RandomThresholds ? "extra_trees" : "random_forest";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options
    {
        get
        {
            var all = _trees.Options;
            return new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["bins"] = all["bins"],
                ["column_fraction"] = all["column_fraction_per_node"],
                ["max_depth"] = all["max_depth"],
                ["min_rows_per_leaf"] = all["min_rows_per_leaf"],
                ["random_thresholds"] = all["random_thresholds"],
                ["row_fraction"] = all["row_fraction"],
                ["sequential_bootstrap"] = SequentialBootstrap ? "true" : "false",
                ["task"] = Task == ModelTask.Regression ? "regression" : "binary_classification",
                ["trees"] = all["rounds"],
            };
        }
    }

    /// <inheritdoc/>
    public IThreadedLearner WithAtMost(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return Threads > 0 && Threads <= threads ? this : this with { Threads = threads };
    }

    /// <inheritdoc/>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (Task == ModelTask.BinaryClassification)
        {
            BoostingChecks.RefuseTargets(new LogisticLoss(), data, BoostingRun.TrainingCurve);
        }

        var sums = _trees.Fit(data, new BoostingRun { Seed = seed }, cancellationToken).Model;
        return new TreeEnsembleModel(Task, data.Schema, sums.BaseScore, sums.Trees, ScoreTransform.None);
    }
}
