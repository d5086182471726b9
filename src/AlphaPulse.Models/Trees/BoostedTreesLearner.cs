using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Gradient-boosted decision trees over histograms, grown by level, by leaf or symmetric (<see cref="Growth"/>).</summary>
/// <remarks>
/// <para>The model starts with the constant of the least loss, or with <see cref="BaseScore"/>. Each round adds a tree that lowers
/// <c>sum_i w_i (g_i t(x_i) + h_i t(x_i)^2 / 2) + L2 / 2 * sum of squared leaves</c>, where <c>g</c> and <c>h</c> are the first and
/// second derivative of the loss at the score so far (Chen and Guestrin, 2016). With <c>G</c> and <c>H</c> the weighted sums over the
/// rows of a node, a leaf is <c>-LearningRate * G / (H + L2)</c>, and a split gains
/// <c>GL^2 / (HL + L2) + GR^2 / (HR + L2) - G^2 / (H + L2)</c>, twice by what it lowers the objective. Of equal gains the first column
/// and then the lowest threshold wins.</para>
/// <para>Splits lie between at most <see cref="Bins"/> weighted quantiles of the training rows. Missing features have a bin of their
/// own and go to the side that gains more; where none were missing, with most rows. Rows with a weight of 0 are left out. A column whose rows all have one
/// bin, as one that is constant or always missing, has no split, and
/// is no part of what shares of columns are drawn from.</para>
/// <para><see cref="Fit(TrainingMatrix, long, CancellationToken)"/> grows exactly <see cref="Rounds"/> trees. To find how many are
/// enough, give a purged slice, and fit <see cref="WithRounds"/> with its best round on all rows.</para>
/// <para>Sums are whole numbers, so they do not depend on the order of addition. The seed is used only where
/// something is drawn: where <see cref="RowFraction"/>, <see cref="ColumnFraction"/>, <see cref="ColumnFractionPerLevel"/> or
/// <see cref="ColumnFractionPerNode"/> is below 1, with <see cref="BinSampleRows"/>, with <see cref="RowSampling.Sequential"/>, with <see cref="RandomThresholds"/>, and with <see cref="BoostingMode.Dart"/>. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed partial record BoostedTreesLearner : IValidatedLearner, IThreadedLearner
{
    /// <summary>The greatest number of bins, so that one more for missing values fits into a byte.</summary>
    public const int MaximumBins = 255;

    /// <summary>The greatest depth.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The greatest number of leaves.</summary>
    public const int MaximumLeaves = 65_536;

    /// <summary>The greatest number of rounds.</summary>
    public const int MaximumRounds = 100_000;

    /// <summary>What is minimised; default <see cref="BoostingLoss.Squared"/>. Decides <see cref="Task"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public BoostingLoss Loss
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The losses are squared, logistic, absolute, Huber, quantile and Poisson.");
    }

    /// <summary>How many trees at most; from 0 to 100,000, default 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Rounds
    {
        get;
        init => field = Within(value, 0, MaximumRounds, nameof(Rounds));
    } = 200;

    /// <summary>Which share of a leaf is added to the score; above 0, at most 1, default 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double LearningRate
    {
        get;
        init => field = Fraction(value, nameof(LearningRate));
    } = 0.05;

    /// <summary>How many splits lie between the root and a leaf at most; from 1 to 64, default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get;
        init => field = Within(value, 1, MaximumDepth, nameof(MaxDepth));
    } = 3;

    /// <summary>How many bins a column has for present values at most; from 2 to 255, default 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Bins
    {
        get;
        init => field = Within(value, 2, MaximumBins, nameof(Bins));
    } = 64;

    /// <summary>
    /// From how many rows the borders of bins are found, drawn without replacement by the seed, the same for every column; from 0 to 2,147,483,647, default 0, which is all. Categories are
    /// counted in all rows. With fewer rows borders take less time and lie less exactly; fewer than <see cref="Bins"/> are refused with an <see cref="ArgumentException"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int BinSampleRows
    {
        get;
        init => field = Within(value, 0, int.MaxValue, nameof(BinSampleRows));
    }

    /// <summary>The penalty on squared leaves; finite and at least 0, default 1. A squared loss counts a row of weight 1 as 1, a logistic loss as at most 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L2
    {
        get;
        init => field = Penalty.Check(value, nameof(L2));
    } = 1;

    /// <summary>How many rows, each counted once whatever its weight, a leaf has at least; at least 1, default 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MinRowsPerLeaf
    {
        get;
        init => field = Within(value, 1, int.MaxValue, nameof(MinRowsPerLeaf));
    } = 50;

    /// <summary>What a split must gain more than, in the unit of the gain; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinGain
    {
        get;
        init => field = Penalty.Check(value, nameof(MinGain));
    }

    /// <summary>Which share of the rows each tree grows on, drawn without replacement; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double RowFraction
    {
        get;
        init => field = Fraction(value, nameof(RowFraction));
    } = 1;

    /// <summary>Which share of the columns that vary among the rows each tree may split, drawn without replacement, at least one; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double ColumnFraction
    {
        get;
        init => field = Fraction(value, nameof(ColumnFraction));
    } = 1;

    /// <summary>After how many rounds without a new least loss on the slice to stop; at least 1, default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int EarlyStoppingRounds
    {
        get;
        init => field = Within(value, 1, int.MaxValue, nameof(EarlyStoppingRounds));
    } = 20;

    /// <inheritdoc/>
    public string Name => "boosted_trees";

    /// <inheritdoc/>
    public ModelTask Task => Objective is null && Loss == BoostingLoss.Logistic ? ModelTask.BinaryClassification : ModelTask.Regression;

    /// <summary>What turns the sums of its trees into scores.</summary>
    internal ScoreTransform Transform => Objective is not null ? ScoreTransform.None : Loss switch
    {
        BoostingLoss.Logistic => ScoreTransform.Logistic,
        BoostingLoss.Poisson => ScoreTransform.Exponential,
        _ => ScoreTransform.None,
    };

    /// <inheritdoc/>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        Fit(data, new BoostingRun { Seed = seed }, cancellationToken).Model;

    /// <inheritdoc/>
    public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        const string slice = "validation";
        var watched = new Dictionary<string, TrainingMatrix>(StringComparer.Ordinal) { [slice] = validation };
        var result = Fit(data, new BoostingRun { Seed = seed, Watched = watched, StopOn = slice }, cancellationToken);
        return new ValidatedFit(result.Model, new LearningCurve(result.Curves[BoostingRun.TrainingCurve], result.Curves[slice]));
    }

    /// <summary>Trains a model, watches sets, stops on one of them, goes on from a model, and tells of progress.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="run">What accompanies the training. A set that stops it must be purged from the training rows by the caller.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model, and the loss of every set in every round.</returns>
    /// <exception cref="ArgumentException">Options do not go together, or a set or the model to go on from does not fit the training rows; the message says what to do.</exception>
    /// <exception cref="LearningException">There is no model for this data; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public BoostingResult Fit(TrainingMatrix data, BoostingRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(run);
        return new Boosting(this, data, run).Run(cancellationToken);
    }

    /// <inheritdoc cref="IValidatedLearner.WithRounds"/>
    public BoostedTreesLearner WithRounds(int rounds) => this with { Rounds = rounds };

    /// <inheritdoc/>
    IValidatedLearner IValidatedLearner.WithRounds(int rounds) => WithRounds(rounds);

    private static int Within(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"The value must be from {least} to {most}."));

    private static double Fraction(double value, string name) => value is > 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The value must be above 0 and at most 1.");
}
