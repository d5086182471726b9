namespace AlphaPulse.Drift;

/// <summary>What the features of a model add to its sum, as further columns of a profile: they show that a feature acts in another way than in training.</summary>
/// <remarks>
/// A contribution depends on the other features of the row too. Features whose distributions stay what they were, and that now go together in
/// another way, so show here and nowhere else.
/// </remarks>
public static class ContributionColumns
{
    /// <summary>What the names of the columns begin with, before the name of the feature.</summary>
    public const string Prefix = "shap:";

    // Machines add contributions up in other orders. Models of trees have few different ones, and ranks tell two numbers apart that differ in the
    // last bit: so contributions lie on a grid far coarser than rounding and far finer than any return or logit that matters.
    private const double Grid = 1L << 40;

    /// <summary>The columns of a model.</summary>
    /// <param name="features">The columns of its features, with their scales.</param>
    /// <returns>One column a feature, of its scale. None has a value where any feature is missing.</returns>
    public static MonitoredColumns Of(MonitoredColumns features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var schema = features.Schema;
        return MonitoredColumns.From(
            new FeatureSchema("contributions", [.. schema.Columns.Select(c => new FeatureColumn(Prefix + c.Name, $"Shapley value of {c.Formula}", schema.Warmup))]),
            features.Scales);
    }

    /// <summary>Whether contributions are among the columns of a profile.</summary>
    /// <param name="columns">The columns of the profile.</param>
    /// <returns>Whether there are any.</returns>
    public static bool AreIn(MonitoredColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return columns.Schema.Columns.Any(c => c.Name.StartsWith(Prefix, StringComparison.Ordinal));
    }

    /// <summary>Writes the contributions of one row.</summary>
    /// <param name="contributions">What an explainer gave, in the order of the schema of the model; NaN where it gave nothing.</param>
    /// <param name="destination">Where the columns go.</param>
    /// <exception cref="ArgumentException">The destination is of another length.</exception>
    public static void Write(ReadOnlySpan<double> contributions, Span<double> destination)
    {
        if (destination.Length != contributions.Length)
        {
            throw new ArgumentException($"There are {destination.Length} places for {contributions.Length} contributions; give one for each.", nameof(destination));
        }

        for (var i = 0; i < contributions.Length; i++)
        {
            destination[i] = Math.Round(contributions[i] * Grid) / Grid;
        }
    }
}
