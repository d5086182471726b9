namespace AlphaPulse.Features;

/// <summary>The feature sets that come with the package.</summary>
public static class FeatureSets
{
    private static readonly Lazy<FeatureSet> CoreSet = new(() => FeatureSet.Parse(
        "core",
        "log_return(1)",
        "log_return(6)",
        "log_return(24)",
        "volatility(24)",
        "sma_distance(20)",
        "ema_distance(50)",
        "rsi(14)",
        "atr_ratio(14)",
        "bollinger_position(20,2)",
        "range(1)",
        "volume_zscore(24)",
        "hour_sin",
        "hour_cos"));

    /// <summary>
    /// <c>core</c>: thirteen stationary features of price, volume and the hour of the day. Every value is scale-free, so one
    /// model can serve at any price level.
    /// </summary>
    public static FeatureSet Core => CoreSet.Value;

    /// <summary>Every set by name.</summary>
    public static IReadOnlyList<FeatureSet> All => [Core];

    /// <summary>Finds a set by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There is no set of that name; the message lists those there are.</exception>
    public static FeatureSet Get(string name) =>
        All.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException($"There is no feature set '{name}'; there are: {string.Join(", ", All.Select(s => s.Name))}.", nameof(name));
}
