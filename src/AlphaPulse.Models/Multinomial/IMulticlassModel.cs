namespace AlphaPulse.Models;

/// <summary>A trained model that gives one row of features a probability for each of several classes.</summary>
/// <remarks>Implementations are immutable, allocate nothing when they score, and are safe for use from any thread.</remarks>
public interface IMulticlassModel
{
    /// <summary>The kind of model in files, such as <c>multinomial</c>.</summary>
    string Kind { get; }

    /// <summary>The features that it was trained on.</summary>
    FeatureSchema Schema { get; }

    /// <summary>How many classes there are; at least 2.</summary>
    int Classes { get; }

    /// <summary>The probabilities of a row.</summary>
    /// <param name="features">The features in the order of <see cref="Schema"/>; <see cref="double.NaN"/> is missing.</param>
    /// <param name="probabilities">Where the probability of each class goes; they sum to 1.</param>
    /// <returns>Whether there are probabilities; otherwise they are NaN.</returns>
    /// <exception cref="ArgumentException">The row does not fit the schema, or there is not a place for each class.</exception>
    bool TryScore(ReadOnlySpan<double> features, Span<double> probabilities);
}
