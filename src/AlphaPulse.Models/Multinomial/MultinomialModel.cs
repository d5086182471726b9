using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Probabilities of several classes: the softmax of one linear score a class.</summary>
/// <remarks>
/// It gives several numbers a row and so is no <see cref="IModel"/>; make a signal of it yourself. A row with a missing feature whose coefficients
/// are not all 0 has no probabilities. Immutable, allocates nothing when it scores, and is safe for use from any thread.
/// </remarks>
public sealed class MultinomialModel : IMulticlassModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "multinomial";

    private readonly double[] _intercepts;
    private readonly double[] _coefficients;

    /// <summary>Creates a model.</summary>
    /// <param name="schema">The features.</param>
    /// <param name="intercepts">The intercept of each class; at least two, finite. Copied.</param>
    /// <param name="coefficients">The coefficients of each class in the order of the schema, class after class; finite. Copied.</param>
    /// <exception cref="ArgumentException">A count is wrong, or a number is not finite.</exception>
    public MultinomialModel(FeatureSchema schema, ReadOnlySpan<double> intercepts, ReadOnlySpan<double> coefficients)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (intercepts.Length < 2 || coefficients.Length != intercepts.Length * schema.Columns.Count)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {intercepts.Length} intercepts and {coefficients.Length} coefficients; give at least 2 classes and {schema.Columns.Count} coefficients for each."),
                nameof(coefficients));
        }

        foreach (var number in (ReadOnlySpan<double>)[.. intercepts, .. coefficients])
        {
            if (!double.IsFinite(number))
            {
                throw new ArgumentException("Intercepts and coefficients are finite.", nameof(coefficients));
            }
        }

        Schema = schema;
        _intercepts = intercepts.ToArray();
        _coefficients = coefficients.ToArray();
    }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <summary>The features.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes => _intercepts.Length;

    /// <summary>The intercept of each class.</summary>
    public IReadOnlyList<double> Intercepts => _intercepts;

    /// <summary>The coefficients of each class in the order of the schema, class after class.</summary>
    internal IReadOnlyList<double> Coefficients => _coefficients;

    /// <summary>The coefficient of a feature for a class, on the scale of the feature.</summary>
    /// <param name="class">The class, from 0.</param>
    /// <param name="feature">The position of the feature in the schema.</param>
    /// <returns>The coefficient.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or feature.</exception>
    public double Coefficient(int @class, int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@class);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@class, Classes);
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, Schema.Columns.Count);
        return _coefficients[@class * Schema.Columns.Count + feature];
    }

    /// <summary>The probabilities of a row.</summary>
    /// <param name="features">The features in the order of the schema.</param>
    /// <param name="probabilities">Where the probability of each class goes; they sum to 1.</param>
    /// <returns>Whether there are probabilities; otherwise they are NaN.</returns>
    /// <exception cref="ArgumentException">The row does not fit the schema, or there is not a place for each class.</exception>
    public bool TryScore(ReadOnlySpan<double> features, Span<double> probabilities)
    {
        if (!TrySums(features, probabilities))
        {
            return false;
        }

        Softmax.Apply(probabilities);
        return true;
    }

    /// <summary>The sums of all classes, of which the probabilities are made.</summary>
    internal bool TrySums(ReadOnlySpan<double> features, Span<double> probabilities)
    {
        if (features.Length != Schema.Columns.Count)
        {
            throw RowLength.Refuse(features, Schema);
        }

        if (probabilities.Length != Classes)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {probabilities.Length} places for the probabilities of {Classes} classes."), nameof(probabilities));
        }

        for (var c = 0; c < probabilities.Length; c++)
        {
            probabilities[c] = Sum(c, features);
        }

        foreach (var score in probabilities)
        {
            if (!double.IsFinite(score))
            {
                probabilities.Fill(double.NaN);
                return false;
            }
        }

        return true;
    }

    /// <summary>The sum of the intercept and the products of a row for a class.</summary>
    internal double Sum(int @class, ReadOnlySpan<double> features)
    {
        var sum = _intercepts[@class];
        var coefficients = _coefficients.AsSpan(@class * features.Length, features.Length);
        for (var i = 0; i < coefficients.Length; i++)
        {
            // A coefficient of 0 must not turn a missing feature into missing probabilities.
            sum += coefficients[i] == 0 ? 0 : coefficients[i] * features[i];
        }

        return sum;
    }
}
