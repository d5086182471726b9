namespace AlphaPulse;

/// <summary>A trained model that scores one row of features.</summary>
/// <remarks>Implementations are immutable, allocate nothing when they score, and are safe for use from any thread.</remarks>
public interface IModel
{
    /// <summary>The kind of model in the registry and in files, such as <c>ridge</c> or <c>logistic</c>.</summary>
    string Kind { get; }

    /// <summary>What a score means.</summary>
    ModelTask Task { get; }

    /// <summary>The features that it was trained on.</summary>
    FeatureSchema Schema { get; }

    /// <summary>Scores one row.</summary>
    /// <param name="features">The features in the order of <see cref="Schema"/>; <see cref="double.NaN"/> is missing.</param>
    /// <param name="score">The score; meaningless where the method returns <see langword="false"/>.</param>
    /// <returns>Whether there is a score: <see langword="false"/> where a feature is missing that the model cannot do without.</returns>
    /// <exception cref="ArgumentException">The row does not have as many features as the schema.</exception>
    bool TryScore(ReadOnlySpan<double> features, out double score);
}
