namespace AlphaPulse.Models;

/// <summary>A model that knows how much each feature matters to it.</summary>
public interface IFeatureImportance
{
    /// <summary>
    /// The share of each feature in the order of the schema: at least 0, with a sum of 1, or 0 for every feature where the model
    /// uses none. Shares compare features within one model, not models.
    /// </summary>
    IReadOnlyList<double> Importance { get; }
}
