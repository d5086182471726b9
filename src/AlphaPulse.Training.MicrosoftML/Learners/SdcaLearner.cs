using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Stochastic dual coordinate ascent of Microsoft.ML: a linear or logistic regression, one row at a time.</summary>
/// <remarks>
/// <para>Minimises the mean loss plus <c>L2 / 2 * sum of squared coefficients</c> in the dual (Shalev-Shwartz and Zhang, 2013), with the
/// coefficients cut at <see cref="L1"/>. Its model is a <see cref="LinearModel"/>; see <see cref="MicrosoftMLImporter"/> for how exactly.
/// With <see cref="Standardize"/>, coefficients and intercept are divided back to the scale of the features in double precision.</para>
/// <para>Missing features are refused. Trains on one thread, so the same data, options and seed give the same bytes; the seed draws the
/// order of the rows. Cancelled between passes. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record SdcaLearner : ILearner
{
    /// <summary>Linear regression, the default, or logistic regression.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public ModelTask Task
    {
        get;
        init => field = OptionRange.Task(value, nameof(Task));
    }

    /// <summary>The penalty on squared coefficients; from 1e-9, where the dual still converges, to 1e6, default 0.0001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double L2
    {
        get;
        init => field = value is >= 1e-9 and <= 1e6
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be from 1e-9 to 1e6.");
    } = 0.0001;

    /// <summary>Where coefficients are cut to 0; finite and at least 0, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double L1
    {
        get;
        init => field = OptionRange.Penalty(value, nameof(L1));
    }

    /// <summary>How many times it goes through the rows at most; from 1 to 100,000, default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxPasses
    {
        get;
        init => field = OptionRange.Within(value, 1, 100_000, nameof(MaxPasses));
    } = 100;

    /// <summary>It stops where the duality gap over the loss is below this; above 0, at most 1, default 0.01.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Tolerance
    {
        get;
        init => field = OptionRange.Fraction(value, nameof(Tolerance));
    } = 0.01;

    /// <summary>Whether each pass goes through the rows in another order; default <see langword="true"/>.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Whether columns are brought to mean 0 and deviation 1 before; default <see langword="true"/>.</summary>
    public bool Standardize { get; init; } = true;

    /// <inheritdoc/>
    public string Name => "microsoftml_sdca";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["l1"] = OptionRange.Text(L1),
        ["l2"] = OptionRange.Text(L2),
        ["max_passes"] = OptionRange.Text(MaxPasses),
        ["shuffle"] = OptionRange.Text(Shuffle),
        ["standardize"] = OptionRange.Text(Standardize),
        ["task"] = OptionRange.Text(Task),
        ["tolerance"] = OptionRange.Text(Tolerance),
    };

    /// <inheritdoc/>
    /// <exception cref="MicrosoftMLImportException">The model cannot be represented exactly.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        LinearTraining.Fit(this, Standardize, data, seed, Train, cancellationToken);

    private ITransformer Train(TrainingSession session, IDataView view)
    {
        if (Task == ModelTask.Regression)
        {
            var options = new SdcaRegressionTrainer.Options();
            Set(options, view);
            return session.Context.Regression.Trainers.Sdca(options).Fit(view);
        }
        else
        {
            var options = new SdcaLogisticRegressionBinaryTrainer.Options();
            Set(options, view);
            return session.Context.BinaryClassification.Trainers.SdcaLogisticRegression(options).Fit(view);
        }
    }

    private void Set<TOptions, TTransformer, TModel>(SdcaTrainerBase<TOptions, TTransformer, TModel>.OptionsBase options, IDataView view)
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
        where TOptions : SdcaTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    {
        ViewColumns.Set(options, view);
        options.NumberOfThreads = 1;
        options.L2Regularization = (float)L2;
        options.L1Regularization = (float)L1;
        options.MaximumNumberOfIterations = MaxPasses;
        options.ConvergenceTolerance = (float)Tolerance;
        options.Shuffle = Shuffle;
    }
}
