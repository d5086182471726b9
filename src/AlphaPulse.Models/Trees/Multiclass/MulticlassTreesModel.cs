using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Probabilities of several classes: the softmax of one sum of trees a class.</summary>
/// <remarks>
/// It gives several numbers a row and so is no <see cref="IModel"/>; make a signal of it yourself. Immutable, allocates nothing when it scores, and is
/// safe for use from any thread.
/// </remarks>
public sealed class MulticlassTreesModel : IMulticlassModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "multiclass_trees";

    private readonly TreeEnsembleModel[] _models;

    /// <summary>Creates a model.</summary>
    /// <param name="models">The model of each class, whose sum of a row is its score; at least two regressions of one schema without a transform. Copied.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or one is of another kind.</exception>
    public MulticlassTreesModel(IEnumerable<TreeEnsembleModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        _models = [.. models];
        if (_models.Length < 2 || Array.Exists(_models, m => m.Transform != ScoreTransform.None || m.Task != ModelTask.Regression || !m.Schema.Equals(_models[0].Schema)))
        {
            throw new ArgumentException("Give at least two regressions of one schema without a transform, one a class.", nameof(models));
        }
    }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <summary>The features.</summary>
    public FeatureSchema Schema => _models[0].Schema;

    /// <summary>How many classes there are.</summary>
    public int Classes => _models.Length;

    /// <summary>The model of each class; its sums can be explained (<see cref="TreeExplainer"/>).</summary>
    public IReadOnlyList<TreeEnsembleModel> Models => _models;

    /// <summary>The probabilities of a row.</summary>
    /// <param name="features">The features in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="probabilities">Where the probability of each class goes; they sum to 1.</param>
    /// <returns>Whether there are probabilities; otherwise, where a sum is not finite, they are NaN.</returns>
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

        for (var c = 0; c < _models.Length; c++)
        {
            probabilities[c] = _models[c].Sum(features);
            if (!double.IsFinite(probabilities[c]))
            {
                probabilities.Fill(double.NaN);
                return false;
            }
        }

        return true;
    }
}
