namespace AlphaPulse.Features;

/// <summary>The feature sets that come with the package.</summary>
public static class FeatureSets
{
    private static readonly string[] CoreFeatures =
    [
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
        "hour_cos",
    ];

    private static readonly Lazy<FeatureSet> CoreSet = new(() => FeatureSet.Parse("core", CoreFeatures));

    private static readonly Lazy<FeatureSet> StandardSet = new(() => FeatureSet.Parse(
        "standard",
        [
            .. CoreFeatures,
            "wick_balance(6)",
            "wick_balance(12)",
            "wick_balance(24)",
            "body_balance(12)",
            "macd_histogram(12,26,9)",
            "obv_slope(24)",
            "donchian_position(20)",
            "stochastic_k(14,3)",
            "stochastic_d(14,3,3)",
            "adx(14)",
            "di_difference(14)",
            "cci(20)",
            "mfi(14)",
            "zscore(20)",
            "roc(10)",
            "weekday_sin",
            "weekday_cos",
        ]));

    /// <summary>
    /// <c>core</c>: thirteen stationary features of price, volume and the hour of the day. Every value is scale-free, so one
    /// model can serve at any price level.
    /// </summary>
    public static FeatureSet Core => CoreSet.Value;

    /// <summary>
    /// <c>standard</c>: thirty stationary features, those of <see cref="Core"/> and the shapes of bars, oscillators, the direction of the
    /// movement, the flow of volume and the day of the week. Every value is scale-free.
    /// </summary>
    public static FeatureSet Standard => StandardSet.Value;

    /// <summary>Every set by name.</summary>
    public static IReadOnlyList<FeatureSet> All => [Core, Standard];

    /// <summary>Finds a set by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There is no set of that name; the message lists those there are.</exception>
    public static FeatureSet Get(string name) =>
        All.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException($"There is no feature set '{name}'; there are: {string.Join(", ", All.Select(s => s.Name))}.", nameof(name));
}
