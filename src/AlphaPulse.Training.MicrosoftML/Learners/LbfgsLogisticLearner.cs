using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Logistic regression of Microsoft.ML by L-BFGS, with absolute penalties by its orthant-wise form.</summary>
/// <remarks>
/// <para>Its model is a <see cref="LinearModel"/>; see <see cref="MicrosoftMLImporter"/> for how exactly. With <see cref="Standardize"/>,
/// coefficients and intercept are divided back to the scale of the features in double precision. What Microsoft.ML has of L-BFGS for
/// regressions is a Poisson regression, whose exponential link our linear model does not have: there is no learner of it; take
/// <see cref="SdcaLearner"/>.</para>
/// <para>Missing features are refused. Trains on one thread and starts at 0, so nothing is drawn: the seed is not used. Cancelled
/// between iterations. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record LbfgsLogisticLearner : ILearner
{
    /// <summary>The penalty on squared coefficients; finite and at least 0, default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L2
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(L2));
    } = 1;

    /// <summary>The penalty on absolute coefficients; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L1
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(L1));
    }

    /// <summary>How many iterations at most; from 1 to 1,000,000, default 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxIterations
    {
        get;
        init => field = OptionRange.Within(value, 1, 1_000_000, nameof(MaxIterations));
    } = 1000;

    /// <summary>It stops where the loss no longer falls by this share; above 0, at most 1, default 1e-7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Tolerance
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(Tolerance));
    } = 1e-7;

    /// <summary>How many earlier gradients it knows; from 2 to 512, default 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int HistorySize
    {
        get;
        init => field = OptionRange.Within(value, 2, 512, nameof(HistorySize));
    } = 20;

    /// <summary>Whether columns are brought to mean 0 and deviation 1 before; default <see langword="true"/>.</summary>
    public bool Standardize { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "microsoftml_lbfgs_logistic";

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.BinaryClassification;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["history_size"] = OptionRange.Text(HistorySize),
        ["l1"] = OptionRange.Text(L1),
        ["l2"] = OptionRange.Text(L2),
        ["max_iterations"] = OptionRange.Text(MaxIterations),
        ["standardize"] = OptionRange.Text(Standardize),
        ["tolerance"] = OptionRange.Text(Tolerance),
    };

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        LinearTraining.Fit(this, Standardize, data, seed, Train, cancellationToken);

    private ITransformer Train(TrainingSession session, IDataView view)
    {
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = (float)L1,
            L2Regularization = (float)L2,
            MaximumNumberOfIterations = MaxIterations,
            OptimizationTolerance = (float)Tolerance,
            HistorySize = HistorySize,
            InitialWeightsDiameter = 0,
            NumberOfThreads = 1,
            Quiet = true,
        };
        ViewColumns.Set(options, view);
        return session.Context.BinaryClassification.Trainers.LbfgsLogisticRegression(options).Fit(view);
    }
}
