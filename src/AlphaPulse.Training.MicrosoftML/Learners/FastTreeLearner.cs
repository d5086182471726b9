using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>FastTree of Microsoft.ML: gradient-boosted trees, grown leaf by leaf over histograms (MART).</summary>
/// <remarks>
/// <para>Its model is a <see cref="TreeEnsembleModel"/>; see <see cref="MicrosoftMLImporter"/> for how exactly. The sum of a regression
/// starts at 0 and not at the mean. The trainer would skip training rows with missing features, so they are refused; a row to be scored
/// goes right wherever its feature is missing, as there.</para>
/// <para>Trains on one thread, so the same data, options and seed give the same bytes. The seed is used where
/// <see cref="RowFraction"/> or <see cref="ColumnFraction"/> is below 1. Cancelled between trees. Immutable and safe for use from any
/// thread.</para>
/// </remarks>
public sealed record FastTreeLearner : IValidatedLearner
{
    /// <summary>The greatest number of rounds.</summary>
    public const int MaximumRounds = 100_000;

    /// <summary>Regression of least squares, the default, or binary classification of the least log loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public ModelTask Task
    {
        get;
        init => field = OptionRange.Task(value, nameof(Task));
    }

    /// <summary>How many trees at most; from 0 to 100,000, default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Rounds
    {
        get;
        init => field = OptionRange.Within(value, 0, MaximumRounds, nameof(Rounds));
    } = 100;

    /// <summary>Which share of a leaf is added to the score; above 0, at most 1, default 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double LearningRate
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(LearningRate));
    } = 0.2;

    /// <summary>How many leaves a tree has at most; from 2 to 1,024, default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Leaves
    {
        get;
        init => field = OptionRange.Within(value, 2, 1024, nameof(Leaves));
    } = 20;

    /// <summary>How many rows a leaf has at least; at least 1, default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MinRowsPerLeaf
    {
        get;
        init => field = OptionRange.Within(value, 1, int.MaxValue, nameof(MinRowsPerLeaf));
    } = 10;

    /// <summary>How many bins a column has at most; from 2 to 255, default 255.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Bins
    {
        get;
        init => field = OptionRange.Within(value, 2, 255, nameof(Bins));
    } = 255;

    /// <summary>Which share of the rows each tree grows on, drawn without replacement; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double RowFraction
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(RowFraction));
    } = 1;

    /// <summary>Which share of the columns each split may choose from; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double ColumnFraction
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(ColumnFraction));
    } = 1;

    /// <summary>
    /// After how many rounds without a new least loss on the slice to stop; at least 1, default 20. All <see cref="Rounds"/> are
    /// grown before the slice is looked at, so stopping saves no time; it gives the model of the best round.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int EarlyStoppingRounds
    {
        get;
        init => field = OptionRange.Within(value, 1, int.MaxValue, nameof(EarlyStoppingRounds));
    } = 20;

    /// <inheritdoc/>
    public string Name => "microsoftml_fast_tree";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bins"] = OptionRange.Text(Bins),
        ["column_fraction"] = OptionRange.Text(ColumnFraction),
        ["early_stopping_rounds"] = OptionRange.Text(EarlyStoppingRounds),
        ["learning_rate"] = OptionRange.Text(LearningRate),
        ["leaves"] = OptionRange.Text(Leaves),
        ["min_rows_per_leaf"] = OptionRange.Text(MinRowsPerLeaf),
        ["rounds"] = OptionRange.Text(Rounds),
        ["row_fraction"] = OptionRange.Text(RowFraction),
        ["task"] = OptionRange.Text(Task),
    };

    private TreeTraining Training => new(this, allowsMissing: false, Train)
    {
        MaySkipRounds = RowFraction < 1 || ColumnFraction < 1,
    };

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        Rounds == 0 ? Training.FitConstant(data) : Training.Fit(data, seed, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default) =>
        Training.Fit(data, validation, Rounds, EarlyStoppingRounds, seed, cancellationToken);

    /// <inheritdoc cref="IValidatedLearner.WithRounds"/>
    public FastTreeLearner WithRounds(int rounds) => this with { Rounds = rounds };

    /// <inheritdoc/>
    IValidatedLearner IValidatedLearner.WithRounds(int rounds) => WithRounds(rounds);

    private ITransformer Train(TrainingSession session, IDataView view)
    {
        if (Task == ModelTask.Regression)
        {
            var options = new FastTreeRegressionTrainer.Options();
            Set(options, session, view);
            return session.Context.Regression.Trainers.FastTree(options).Fit(view);
        }
        else
        {
            var options = new FastTreeBinaryTrainer.Options();
            Set(options, session, view);
            return session.Context.BinaryClassification.Trainers.FastTree(options).Fit(view);
        }
    }

    private void Set(BoostedTreeOptions options, TrainingSession session, IDataView view)
    {
        ViewColumns.Set(options, view);
        options.NumberOfThreads = 1;
        options.Seed = session.Seed;
        options.FeatureSelectionSeed = session.Seed;
        options.NumberOfTrees = Rounds;
        options.LearningRate = LearningRate;
        options.NumberOfLeaves = Leaves;
        options.MinimumExampleCountPerLeaf = MinRowsPerLeaf;
        options.MaximumBinCountPerFeature = Bins;
        options.FeatureFraction = 1;
        options.FeatureFractionPerSplit = ColumnFraction;
        options.BaggingSize = RowFraction < 1 ? 1 : 0;
        options.BaggingExampleFraction = RowFraction;
    }
}
