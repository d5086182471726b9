using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>LightGBM through Microsoft.ML: gradient-boosted trees, grown leaf by leaf over histograms, in native code.</summary>
/// <remarks>
/// <para>Its model is a <see cref="TreeEnsembleModel"/>; see <see cref="MicrosoftMLImporter"/> for how exactly. Thresholds and features
/// are of single precision, as Microsoft.ML reads them, not of double as LightGBM has them. Missing features are learned from: each
/// split sends them where it gains more. Plain gradient boosting only: DART changes the trees before, so no number of them could be
/// taken; categories are not split by.</para>
/// <para>Trains on one thread, deterministic and column by column, so the same data, options and seed give the same bytes. The seed is
/// used where <see cref="RowFraction"/> or <see cref="ColumnFraction"/> is below 1. Cancelled while it reads the rows; once trees grow
/// in native code, the call ends when they are grown, and then throws. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record LightGbmLearner : IValidatedLearner
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

    /// <summary>Which share of a leaf is added to the score; above 0, at most 1, default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double LearningRate
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(LearningRate));
    } = 0.1;

    /// <summary>How many leaves a tree has at most; from 2 to 1,024, default 31.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Leaves
    {
        get;
        init => field = OptionRange.Within(value, 2, 1024, nameof(Leaves));
    } = 31;

    /// <summary>How many rows a leaf has at least; at least 1, default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MinRowsPerLeaf
    {
        get;
        init => field = OptionRange.Within(value, 1, int.MaxValue, nameof(MinRowsPerLeaf));
    } = 20;

    /// <summary>How many bins a column has at most; from 2 to 255, default 255.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int Bins
    {
        get;
        init => field = OptionRange.Within(value, 2, 255, nameof(Bins));
    } = 255;

    /// <summary>How many splits lie between the root and a leaf at most; from 1 to 64, default 64, which the leaves reach before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get;
        init => field = OptionRange.Within(value, 1, 64, nameof(MaxDepth));
    } = 64;

    /// <summary>The penalty on absolute leaves; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L1
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(L1));
    }

    /// <summary>The penalty on squared leaves; finite and at least 0, default 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L2
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(L2));
    } = 0.01;

    /// <summary>What a split must gain at least; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinGain
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(MinGain));
    }

    /// <summary>The least sum of second derivatives of a leaf; finite and at least 0, default 0.001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinHessianPerLeaf
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(MinHessianPerLeaf));
    } = 0.001;

    /// <summary>Which share of the rows each tree grows on, drawn without replacement; above 0, at most 1, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double RowFraction
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(RowFraction));
    } = 1;

    /// <summary>Which share of the columns each tree may split; above 0, at most 1, default 1.</summary>
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
    public string Name => "microsoftml_light_gbm";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bins"] = OptionRange.Text(Bins),
        ["column_fraction"] = OptionRange.Text(ColumnFraction),
        ["early_stopping_rounds"] = OptionRange.Text(EarlyStoppingRounds),
        ["l1"] = OptionRange.Text(L1),
        ["l2"] = OptionRange.Text(L2),
        ["learning_rate"] = OptionRange.Text(LearningRate),
        ["leaves"] = OptionRange.Text(Leaves),
        ["max_depth"] = OptionRange.Text(MaxDepth),
        ["min_gain"] = OptionRange.Text(MinGain),
        ["min_hessian_per_leaf"] = OptionRange.Text(MinHessianPerLeaf),
        ["min_rows_per_leaf"] = OptionRange.Text(MinRowsPerLeaf),
        ["rounds"] = OptionRange.Text(Rounds),
        ["row_fraction"] = OptionRange.Text(RowFraction),
        ["task"] = OptionRange.Text(Task),
    };

    private TreeTraining Training => new(this, allowsMissing: true, Train);

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        Rounds == 0 ? Training.FitConstant(data) : Training.Fit(data, seed, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default) =>
        Training.Fit(data, validation, Rounds, EarlyStoppingRounds, seed, cancellationToken);

    /// <inheritdoc cref="IValidatedLearner.WithRounds"/>
    public LightGbmLearner WithRounds(int rounds) => this with { Rounds = rounds };

    /// <inheritdoc/>
    IValidatedLearner IValidatedLearner.WithRounds(int rounds) => WithRounds(rounds);

    private ITransformer Train(TrainingSession session, IDataView view)
    {
        if (Task == ModelTask.Regression)
        {
            var options = new LightGbmRegressionTrainer.Options();
            Set(options, session, view);
            return session.Context.Regression.Trainers.LightGbm(options).Fit(view);
        }
        else
        {
            // Leaves in log odds, so that ours are theirs.
            var options = new LightGbmBinaryTrainer.Options { Sigmoid = 1 };
            Set(options, session, view);
            return session.Context.BinaryClassification.Trainers.LightGbm(options).Fit(view);
        }
    }

    private void Set<TOptions, TOutput, TTransformer, TModel>(
        LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase options, TrainingSession session, IDataView view)
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
        where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
    {
        ViewColumns.Set(options, view);
        options.NumberOfThreads = 1;
        options.Deterministic = true;

        // Otherwise it measures which way is faster, and the two add in different orders.
        options.ForceColumnWise = true;
        options.Seed = session.Seed;
        options.NumberOfIterations = Rounds;
        options.LearningRate = LearningRate;
        options.NumberOfLeaves = Leaves;
        options.MinimumExampleCountPerLeaf = MinRowsPerLeaf;
        options.MaximumBinCountPerFeature = Bins;
        options.UseCategoricalSplit = false;
        options.HandleMissingValue = true;
        options.UseZeroAsMissingValue = false;
        options.Booster = new GradientBooster.Options
        {
            MinimumSplitGain = MinGain,
            MaximumTreeDepth = MaxDepth,
            MinimumChildWeight = MinHessianPerLeaf,
            SubsampleFrequency = RowFraction < 1 ? 1 : 0,
            SubsampleFraction = RowFraction,
            FeatureFraction = ColumnFraction,
            L1Regularization = L1,
            L2Regularization = L2,
        };
    }
}
