namespace AlphaPulse.Models;

/// <summary>Says that what happened last happens again, by one feature such as <c>log_return(1)</c>: a baseline for momentum.</summary>
/// <remarks>
/// A regression gives the feature itself; a binary classification gives 1 where it is positive, 0 where it is negative and 0.5
/// where it is 0. No score where the feature is missing or infinite. Immutable, allocates nothing when it scores, and is safe for
/// use from any thread.
/// </remarks>
public sealed class LastDirectionModel : IModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "last_direction";

    private readonly int _column;

    /// <summary>Creates a model.</summary>
    /// <param name="task">What the score means.</param>
    /// <param name="schema">The features.</param>
    /// <param name="feature">The name of the feature, one of the schema.</param>
    /// <exception cref="ArgumentException">The schema has no such feature.</exception>
    public LastDirectionModel(ModelTask task, FeatureSchema schema, string feature)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(feature);
        _column = -1;
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            if (schema.Columns[i].Name == feature)
            {
                _column = i;
            }
        }

        if (_column < 0)
        {
            throw new ArgumentException(
                $"The schema '{schema.Name}' has no feature '{feature}'; it has {string.Join(", ", schema.Columns.Select(c => c.Name))}.",
                nameof(feature));
        }

        Task = task;
        Schema = schema;
        Feature = feature;
    }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <inheritdoc/>
    public ModelTask Task { get; }

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <summary>The name of the feature.</summary>
    public string Feature { get; }

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        if (features.Length != Schema.Columns.Count)
        {
            throw RowLength.Refuse(features, Schema);
        }

        var value = features[_column];
        score = Task == ModelTask.Regression ? value : 0.5 * (1 + (value > 0 ? 1 : 0) - (value < 0 ? 1 : 0));
        return double.IsFinite(value);
    }
}
