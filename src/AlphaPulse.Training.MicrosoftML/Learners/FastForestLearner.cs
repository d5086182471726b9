using System.Numerics;
using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>FastForest of Microsoft.ML: the mean of trees that each grow on rows and columns drawn at random.</summary>
/// <remarks>
/// <para>Its model is a <see cref="TreeEnsembleModel"/>; see <see cref="MicrosoftMLImporter"/> for how exactly. In a classification each
/// tree votes from -1 to 1, and there is no probability there. Ours is the logistic function of twice the mean vote <c>v</c>: near the
/// share of votes <c>(1 + v) / 2</c> where the vote is close, nearer to one half where it is not. Calibrate it on rows of its own where
/// the probability itself matters.</para>
/// <para>The trainer would skip training rows with missing features, so they are refused; a row to be scored goes right wherever its
/// feature is missing, as there.</para>
/// <para>Trains on one thread, so the same data, options and seed give the same bytes. Cancelled between trees. Immutable and safe for
/// use from any thread.</para>
/// </remarks>
public sealed record FastForestLearner : ILearner
{
    /// <summary>The greatest number of trees.</summary>
    public const int MaximumTrees = 65_536;

    /// <summary>Regression of least squares, the default, or binary classification by vote.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public ModelTask Task
    {
        get;
        init => field = OptionRange.Task(value, nameof(Task));
    }

    /// <summary>
    /// How many trees; a power of two from 1 to 65,536, default 128. By others the mean could not be taken leaf by leaf without rounding.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range or no power of two.</exception>
    public int Trees
    {
        get;
        init => field = value is >= 1 and <= MaximumTrees && BitOperations.IsPow2(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of trees must be a power of two from 1 to 65,536.");
    } = 128;

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

    /// <summary>Which share of the rows each tree grows on, drawn without replacement; above 0, at most 1, default 0.7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double RowFraction
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(RowFraction));
    } = 0.7;

    /// <summary>Which share of the columns each split may choose from; above 0, at most 1, default 0.7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double ColumnFraction
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(ColumnFraction));
    } = 0.7;

    /// <inheritdoc/>
    public string Name => "microsoftml_fast_forest";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bins"] = OptionRange.Text(Bins),
        ["column_fraction"] = OptionRange.Text(ColumnFraction),
        ["leaves"] = OptionRange.Text(Leaves),
        ["min_rows_per_leaf"] = OptionRange.Text(MinRowsPerLeaf),
        ["row_fraction"] = OptionRange.Text(RowFraction),
        ["task"] = OptionRange.Text(Task),
        ["trees"] = OptionRange.Text(Trees),
    };

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        new TreeTraining(this, allowsMissing: false, Train).Fit(data, seed, cancellationToken);

    private ITransformer Train(TrainingSession session, IDataView view)
    {
        if (Task == ModelTask.Regression)
        {
            var options = new FastForestRegressionTrainer.Options();
            Set(options, session, view);
            return session.Context.Regression.Trainers.FastForest(options).Fit(view);
        }
        else
        {
            var options = new FastForestBinaryTrainer.Options();
            Set(options, session, view);
            return session.Context.BinaryClassification.Trainers.FastForest(options).Fit(view);
        }
    }

    private void Set(TreeOptions options, TrainingSession session, IDataView view)
    {
        ViewColumns.Set(options, view);
        options.NumberOfThreads = 1;
        options.Seed = session.Seed;
        options.FeatureSelectionSeed = session.Seed;
        options.NumberOfTrees = Trees;
        options.NumberOfLeaves = Leaves;
        options.MinimumExampleCountPerLeaf = MinRowsPerLeaf;
        options.MaximumBinCountPerFeature = Bins;
        options.FeatureFraction = 1;
        options.FeatureFractionPerSplit = ColumnFraction;
        options.BaggingSize = RowFraction < 1 ? 1 : 0;
        options.BaggingExampleFraction = RowFraction;
    }
}
