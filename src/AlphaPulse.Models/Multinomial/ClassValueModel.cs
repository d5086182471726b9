using System.Buffers;
using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Makes one score of the probabilities of several classes: each class stands for a value, and the score is the expected one.</summary>
/// <remarks>
/// <para>The score is <c>sum(probability of a class * value of the class)</c>, summed in the order of the classes. The values are in the unit of the
/// label, such as the mean log return of the training rows of each class; then the score is an expected log return, as that of every regression, and
/// the model is registered, served and judged like one. With the values -1, 0 and 1 it is the probability of the last class less that of the first.</para>
/// <para>A row without probabilities has no score. Immutable, allocates nothing when it scores, and is safe for use from any thread.</para>
/// </remarks>
public sealed class ClassValueModel : IModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "class_values";

    // The probabilities of so many classes are kept on the stack.
    private const int MostOnStack = 64;

    private readonly double[] _values;

    /// <summary>Creates a model.</summary>
    /// <param name="model">The model of several classes.</param>
    /// <param name="values">The value of each class, in the unit of the label; finite. Copied.</param>
    /// <exception cref="ArgumentException">There is not a value for each class, or one is not finite.</exception>
    public ClassValueModel(IMulticlassModel model, params ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (values.Length != model.Classes)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {values.Length} values for {model.Classes} classes; give each class one."), nameof(values));
        }

        for (var c = 0; c < values.Length; c++)
        {
            if (!double.IsFinite(values[c]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The value of class {c} is {values[c]}; it must be finite."), nameof(values));
            }
        }

        Model = model;
        _values = values.ToArray();
    }

    /// <summary>The model of several classes.</summary>
    public IMulticlassModel Model { get; }

    /// <summary>The value of each class.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public FeatureSchema Schema => Model.Schema;

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        if (_values.Length <= MostOnStack)
        {
            Span<double> few = stackalloc double[MostOnStack];
            return TryScore(features, few[.._values.Length], out score);
        }

        var many = ArrayPool<double>.Shared.Rent(_values.Length);
        try
        {
            return TryScore(features, many.AsSpan(0, _values.Length), out score);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(many);
        }
    }

    private bool TryScore(ReadOnlySpan<double> features, Span<double> probabilities, out double score)
    {
        score = double.NaN;
        if (!Model.TryScore(features, probabilities))
        {
            return false;
        }

        var sum = 0.0;
        for (var c = 0; c < probabilities.Length; c++)
        {
            sum += probabilities[c] * _values[c];
        }

        score = sum;
        return double.IsFinite(sum);
    }
}
