using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>A linear model: an intercept and a coefficient for each feature, all on the scale of the features.</summary>
/// <remarks>
/// <para>The score is <c>z = intercept + sum(coefficient * feature)</c>, summed in the order of the schema, so equal rows give equal
/// bits. A regression gives <c>z</c> itself, a binary classification <c>1 / (1 + exp(-z))</c>.</para>
/// <para>A feature with a coefficient of 0 may be missing; any other missing feature leaves no score, and so does a row whose sum
/// is not finite. Immutable, allocates nothing when it scores, and is safe for use from any thread.</para>
/// </remarks>
public sealed class LinearModel : IModel, IFeatureImportance
{
    /// <summary>The kind of a linear regression.</summary>
    public const string RidgeKind = "ridge";

    /// <summary>The kind of a logistic regression.</summary>
    public const string LogisticKind = "logistic";

    private readonly double[] _coefficients;
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[] _importance;

    // Only what the sum needs: a zero coefficient must not turn a missing feature into a missing score.
    private readonly int[] _activeColumns;
    private readonly double[] _activeCoefficients;

    /// <summary>Creates a model.</summary>
    /// <param name="task">Regression or binary classification; decides <see cref="Kind"/>.</param>
    /// <param name="schema">The features.</param>
    /// <param name="coefficients">The coefficients in the order of the schema; finite. Copied.</param>
    /// <param name="intercept">The intercept; finite.</param>
    /// <param name="means">The mean of each feature over the training rows; finite. Copied.</param>
    /// <param name="deviations">The population standard deviation of each feature over the training rows; finite, at least 0. Copied.</param>
    /// <exception cref="ArgumentException">A count differs from that of the schema, or a number is not allowed.</exception>
    public LinearModel(
        ModelTask task,
        FeatureSchema schema,
        ReadOnlySpan<double> coefficients,
        double intercept,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> deviations)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (task is not (ModelTask.Regression or ModelTask.BinaryClassification))
        {
            throw new ArgumentOutOfRangeException(nameof(task), task, "A linear model is a regression or a binary classification.");
        }

        if (!double.IsFinite(intercept))
        {
            throw new ArgumentException(Text($"The intercept is {intercept}; it must be finite."), nameof(intercept));
        }

        Task = task;
        Schema = schema;
        Intercept = intercept;
        _coefficients = Checked(coefficients, schema, nameof(coefficients), double.NegativeInfinity);
        _means = Checked(means, schema, nameof(means), double.NegativeInfinity);
        _deviations = Checked(deviations, schema, nameof(deviations), 0);
        _activeColumns = [.. Enumerable.Range(0, _coefficients.Length).Where(i => _coefficients[i] != 0)];
        _activeCoefficients = [.. _activeColumns.Select(i => _coefficients[i])];

        // Shares of both factors first, so that a product of large ones cannot overflow.
        var slopes = Shares.Of([.. _coefficients.Select(Math.Abs)]);
        _importance = Shares.Of([.. slopes.Zip(Shares.Of(_deviations), (slope, deviation) => slope * deviation)]);
    }

    /// <inheritdoc/>
    public string Kind => Task == ModelTask.Regression ? RidgeKind : LogisticKind;

    /// <inheritdoc/>
    public ModelTask Task { get; }

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <summary>The intercept.</summary>
    public double Intercept { get; }

    /// <summary>The coefficients in the order of the schema, on the scale of the features.</summary>
    public IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>The mean of each feature over the training rows; times its coefficient, what is usual of the feature.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>The population standard deviation of each feature over the training rows; 0 for a constant one.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>The share of each feature in <c>sum(|coefficient| * deviation)</c>: the coefficients of standardised features.</summary>
    public IReadOnlyList<double> Importance => _importance;

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        if (features.Length != _coefficients.Length)
        {
            throw RowLength.Refuse(features, Schema);
        }

        // A missing feature is NaN, and NaN survives every addition.
        var sum = Sum(features);
        score = Task == ModelTask.Regression ? sum : LogisticFunction.Evaluate(sum);
        return double.IsFinite(sum);
    }

    /// <summary>The sum of the intercept and the products of a row.</summary>
    internal double Sum(ReadOnlySpan<double> features)
    {
        var columns = _activeColumns;
        var coefficients = _activeCoefficients;
        var sum = Intercept;
        for (var i = 0; i < columns.Length && i < coefficients.Length; i++)
        {
            sum += coefficients[i] * features[columns[i]];
        }

        return sum;
    }

    private static double[] Checked(ReadOnlySpan<double> values, FeatureSchema schema, string name, double least)
    {
        if (values.Length != schema.Columns.Count)
        {
            throw new ArgumentException(Text($"There are {values.Length} {name} for {schema.Columns.Count} columns of '{schema.Name}'."), name);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || values[i] < least)
            {
                throw new ArgumentException(Text($"Number {i} of the {name} ('{schema.Columns[i].Name}') is {values[i]}, which is not allowed."), name);
            }
        }

        return values.ToArray();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
