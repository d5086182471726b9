namespace AlphaPulse.Models;

/// <summary>Says how much each feature of a row adds to the sum that a model makes its score of.</summary>
/// <remarks>Contributions are Shapley values: with <see cref="ExpectedValue"/> they add up to the sum of the row. Safe for use from any thread.</remarks>
public interface IModelExplainer
{
    /// <summary>The sum of a row of which no feature is known.</summary>
    double ExpectedValue { get; }

    /// <summary>Computes the contribution of every feature to the sum of a row.</summary>
    /// <param name="features">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="contributions">Where the contributions go, in the order of the schema; untouched where there are none.</param>
    /// <returns>Whether there is a sum to explain: the model has a score for the row, and one of two models is not flat, so that the other was asked at all.</returns>
    /// <exception cref="ArgumentException">A length is not that of the schema.</exception>
    bool TryExplain(ReadOnlySpan<double> features, Span<double> contributions);
}
