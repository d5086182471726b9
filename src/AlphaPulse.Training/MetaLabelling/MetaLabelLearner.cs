using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Trains two models as one: a primary one that takes the side, and a secondary one that says how far to trust it.</summary>
/// <remarks>
/// <para>Targets are sides: 1 where a long pays, -1 where a short does, 0 where neither does, as of <c>net_side(6,10)</c>. A primary regression learns them as
/// they are, a primary classification those of the two sides. The secondary model learns whether the side of the primary one paid. That side is out of fold: purged
/// folds of the rows, each scored by a primary model that saw neither the row nor a label that overlaps its own. In sample a primary model is right far more
/// often than it will be, and a secondary one would learn to trust it always.</para>
/// <para>The calibrator of the secondary model is fitted on its scores out of the same folds. Where these come against what they foretell, the best calibrator that turns
/// no order around is a constant, the share of sides that paid, and so it is that; the manifest names the calibrator that is served
/// (<c>secondary_calibrator</c>). Both models are fitted once more on all rows.</para>
/// <para>Needs rows with times (<see cref="TrainingMatrix.Times"/>), as <see cref="SampleMatrix"/> gives them. Source: M. Lopez de Prado, Advances in Financial Machine
/// Learning (2018), 3.6 and 10.3. The seed goes to both learners. Immutable and safe for use from any thread if both are.</para>
/// <para>A part that grows (<see cref="IValidatedLearner"/>) finds its rounds in each fold anew: it grows on the older training rows of the fold and stops where it is best on the
/// newest (<see cref="StoppingShare"/>), which are purged from them. With as many rounds it is fitted on all training rows of the fold, so that a row that is scored out of fold
/// has no say in the rounds either. The last fit does the lower middle of the rounds of the folds.</para>
/// </remarks>
public sealed class MetaLabelLearner : IThreadedLearner
{
    /// <summary>Creates a learner.</summary>
    /// <param name="primary">Learns the side.</param>
    /// <param name="secondary">Learns whether the side is right; a classification.</param>
    /// <param name="horizonBars">How many bars ahead the label looks; at least 1.</param>
    /// <exception cref="ArgumentException">The primary learner is meta-labelled, or the secondary one no classification.</exception>
    public MetaLabelLearner(ILearner primary, ILearner secondary, int horizonBars)
    {
        ArgumentNullException.ThrowIfNull(primary);
        ArgumentNullException.ThrowIfNull(secondary);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        if (primary is MetaLabelLearner)
        {
            throw new ArgumentException($"The primary learner is '{primary.Name}', whose score is a size already; give one that takes a side.", nameof(primary));
        }

        if (secondary.Task != ModelTask.BinaryClassification)
        {
            throw new ArgumentException($"The secondary learner '{secondary.Name}' has the task {secondary.Task}; give a classification, such as logistic.", nameof(secondary));
        }

        Primary = primary;
        Secondary = secondary;
        HorizonBars = horizonBars;
    }

    /// <summary>Learns the side.</summary>
    public ILearner Primary { get; }

    /// <summary>Learns whether the side is right.</summary>
    public ILearner Secondary { get; }

    /// <summary>How many bars ahead the label looks.</summary>
    public int HorizonBars { get; }

    /// <summary>Into how many purged folds the rows are divided; from 2 to 50, default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of its range.</exception>
    public int Folds
    {
        get;
        init => field = FoldRanges.Folds(value);
    } = 3;

    /// <summary>How many bars stay free between a training label and a test, on either side; at least 0, default that of <see cref="SplitOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EmbargoBars
    {
        get;
        init => field = FoldRanges.EmbargoBars(value);
    } = new SplitOptions().EmbargoBars;

    /// <summary>The share of the training rows of a fold, the newest of them, on which parts that grow are stopped; from 0.05 to 0.5, default that of <see cref="SplitOptions"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public double StoppingShare
    {
        get;
        init => field = value is >= 0.05 and <= 0.5 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give a share from 0.05 to 0.5.");
    } = new SplitOptions().StoppingShare;

    /// <summary>Whether the secondary model sees how far the score of the primary one lies beyond its border; default <see langword="true"/>.</summary>
    public bool UsesPrimaryScore { get; init; } = true;

    /// <summary>How the scores of the secondary model become probabilities; default <see cref="CalibrationMethod.Platt"/>.</summary>
    public CalibrationMethod Calibration { get; init; } = CalibrationMethod.Platt;

    /// <summary>How much a probability is worth; default any size above one half.</summary>
    public BetSizeRule BetSize { get; init; } = new();

    /// <inheritdoc/>
    public string Name => MetaLabelledModel.ModelKind;

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options
    {
        get
        {
            var options = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["bet_step"] = BetSize.Step is { } step ? step.ToString("R", CultureInfo.InvariantCulture) : "none",
                ["bet_threshold"] = BetSize.Threshold.ToString("R", CultureInfo.InvariantCulture),
                ["meta_embargo_bars"] = EmbargoBars.ToString(CultureInfo.InvariantCulture),
                ["meta_folds"] = Folds.ToString(CultureInfo.InvariantCulture),
                ["meta_stopping_share"] = StoppingShare.ToString("R", CultureInfo.InvariantCulture),
                ["meta_label"] = "side_of_primary_out_of_fold * label = 1",
                ["primary"] = Primary.Name,
                ["primary_horizon_bars"] = HorizonBars.ToString(CultureInfo.InvariantCulture),
                ["secondary"] = Secondary.Name,
                ["secondary_calibration"] = Calibration.ToString().ToLowerInvariant(),
                ["uses_primary_score"] = UsesPrimaryScore ? "true" : "false",
            };
            foreach (var (part, learner) in new[] { ("primary", Primary), ("secondary", Secondary) })
            {
                foreach (var (name, value) in learner.Options)
                {
                    options[$"{part}.{name}"] = value;
                }
            }

            return options;
        }
    }

    /// <inheritdoc/>
    public IThreadedLearner WithAtMost(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return With(EachFold.Within(Primary, threads), EachFold.Within(Secondary, threads));
    }

    /// <inheritdoc/>
    /// <exception cref="UntimedSampleException">The rows do not say when they were known, so nothing can be purged.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => FitPair(data, seed, cancellationToken).Model;

    /// <summary>Fits, and says when the parts stopped growing.</summary>
    internal PairFit FitPair(TrainingMatrix data, long seed, CancellationToken cancellationToken)
    {
        var (rows, primary, secondary) = FitFolds(data, seed, cancellationToken);
        var calibrator = Calibrate(rows);
        var side = primary.FitAll(seed, cancellationToken);
        var trust = secondary.FitAll(seed, cancellationToken);
        return new PairFit(
            new MetaLabelledModel(side, rows.PrimaryRule, calibrator is null ? trust : new CalibratedModel(trust, calibrator), UsesPrimaryScore, BetSize),
            [.. primary.Stops, .. secondary.Stops]);
    }

    /// <summary>When the parts stop growing in a fit of these rows, without the models that it ends with.</summary>
    internal IReadOnlyList<PartStopping> FindStops(TrainingMatrix data, long seed, CancellationToken cancellationToken)
    {
        if (Primary is not IValidatedLearner && Secondary is not IValidatedLearner)
        {
            return [];
        }

        var (_, primary, secondary) = FitFolds(data, seed, cancellationToken);
        return [.. primary.Stops, .. secondary.Stops];
    }

    /// <summary>Gives each row what both parts say of it out of fold.</summary>
    private (MetaRows Rows, MetaPart Primary, MetaPart Secondary) FitFolds(TrainingMatrix data, long seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        EnsureSides(data.Targets);
        var rows = new MetaRows(data, this);
        var primary = new MetaPart("primary", Primary, this, rows, rows.ForSide);
        var secondary = new MetaPart("secondary", Secondary, this, rows, rows.ForTrust);
        try
        {
            var folds = PurgedSplits.KFold(rows.Timeline(), Folds, EmbargoBars);
            foreach (var fold in folds)
            {
                rows.TakeSides(primary.Fit(fold, seed, cancellationToken), fold.Test);
            }

            foreach (var fold in folds)
            {
                rows.TakeTrust(secondary.Fit(fold, seed, cancellationToken), fold.Test);
            }
        }
        catch (InsufficientHistoryException exception)
        {
            throw new LearningException($"The {data.Rows.ToString(CultureInfo.InvariantCulture)} rows are too few to be divided for a secondary model: {exception.Message}", exception);
        }

        return (rows, primary, secondary);
    }

    private MetaLabelLearner With(ILearner primary, ILearner secondary) => new(primary, secondary, HorizonBars)
    {
        Folds = Folds,
        EmbargoBars = EmbargoBars,
        StoppingShare = StoppingShare,
        UsesPrimaryScore = UsesPrimaryScore,
        Calibration = Calibration,
        BetSize = BetSize,
    };

    private ICalibrator? Calibrate(MetaRows rows)
    {
        if (Calibration == CalibrationMethod.None)
        {
            return null;
        }

        var (scores, isRight) = rows.Trusted();
        if (scores.Length == 0)
        {
            throw new LearningException($"No row has a probability of '{Secondary.Name}' out of fold that could be calibrated; give rows without gaps, or a secondary learner that takes them.");
        }

        if (isRight.All(right => right == isRight[0]))
        {
            throw new LearningException($"Of {scores.Length.ToString(CultureInfo.InvariantCulture)} sides out of fold {(isRight[0] == 1 ? "every one" : "none")} paid, so nothing tells which to trust; give more rows, or train the primary learner alone.");
        }

        try
        {
            return Calibrators.Fit(Calibration, scores, isRight);
        }
        catch (Exception exception) when (exception is LearningException or ArgumentException)
        {
            // Among the functions that turn no order around, a constant is the nearest to scores that come against what they foretell.
            return new IsotonicCalibrator([0.5], [isRight.Average()]);
        }
    }

    private static void EnsureSides(ReadOnlySpan<double> targets)
    {
        for (var row = 0; row < targets.Length; row++)
        {
            if (targets[row] is not (-1 or 0 or 1))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The target of row {row} is {targets[row]}, which is no side; meta-labelling learns sides that pay, 1, 0 or -1: take the label net_side(bars,cost_bp)."));
            }
        }
    }
}
