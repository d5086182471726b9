namespace AlphaPulse.Models;

/// <summary>How a model of another library is imported. Immutable and safe for use from any thread.</summary>
public sealed record ModelImportOptions
{
    /// <summary>
    /// The features of the model in the order of its columns; <see langword="null"/>, the default, makes them of the names in the file. Where the file
    /// has the same names in another order, the import is refused.
    /// </summary>
    public FeatureSchema? Schema { get; init; }

    /// <summary>
    /// How many iterations of the training count, from the first; at least 1. <see langword="null"/>, the default, takes those up to the best one where
    /// the file names it, as early stopping of XGBoost does, otherwise all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? Iterations
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "There must be at least 1 iteration.");
    }

    /// <summary>
    /// Whether the mean of the leaves of a LightGBM forest is the prediction itself, without the function of its objective: so did releases
    /// before 2.3, whose leaves are probabilities. Default <see langword="false"/>: as releases since then read the same file.
    /// </summary>
    public bool ForestMeanIsPrediction { get; init; }
}
