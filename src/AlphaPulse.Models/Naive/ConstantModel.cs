using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Gives every row the same score: always long or always short, the baseline that a model has to beat.</summary>
/// <remarks>Needs no feature, so there is always a score. Immutable, allocates nothing when it scores, and is safe for use from any thread.</remarks>
public sealed class ConstantModel : IModel
{
    /// <summary>The kind of the model.</summary>
    public const string ModelKind = "always";

    /// <summary>Creates a model.</summary>
    /// <param name="task">What the score means.</param>
    /// <param name="schema">The features that it is given and does not use.</param>
    /// <param name="score">The score; finite, and from 0 to 1 for a binary classification.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is out of range.</exception>
    public ConstantModel(ModelTask task, FeatureSchema schema, double score)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (!double.IsFinite(score) || (task == ModelTask.BinaryClassification && score is < 0 or > 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(score), score.ToString("R", CultureInfo.InvariantCulture), "A score is finite, and a probability from 0 to 1.");
        }

        Task = task;
        Schema = schema;
        Score = score;
    }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <inheritdoc/>
    public ModelTask Task { get; }

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <summary>The score of every row.</summary>
    public double Score { get; }

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        if (features.Length != Schema.Columns.Count)
        {
            throw RowLength.Refuse(features, Schema);
        }

        score = Score;
        return true;
    }
}
