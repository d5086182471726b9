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

    private static readonly Lazy<FeatureSet> Stationary52Set = new(StationaryFeatures.Make);

    private static readonly Lazy<FeatureSet> DailySet = new(DailyFeatures.Make);

    private static readonly Lazy<FeatureSet> Technical150Set = new(TechnicalFeatures.Make);

    private static readonly Lazy<FeatureSet> AdvancedSet = new(AdvancedFeatures.Make);

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

    /// <summary>
    /// <c>stationary52</c>: log returns, volatilities, distances from means, ranges, relative strengths and volumes over windows of 1 to 500
    /// bars, sentiment, and the hour and the day of the week. Needs the source <c>sentiment</c>; without it, it is <c>stationary39</c>, the
    /// 39 columns that need no news.
    /// </summary>
    public static FeatureSet Stationary52 => Stationary52Set.Value;

    /// <summary><c>stationary39</c>: the columns of <see cref="Stationary52"/> that need no news.</summary>
    public static FeatureSet Stationary39 => Stationary52.WithoutInputs!;

    /// <summary>
    /// <c>daily</c>: 26 columns for bars of a day: momentum, averages, volatility, sentiment and news counts, and products of them. Needs the
    /// sources <c>sentiment</c> (mean of the day), <c>sentiment_deviation</c>, <c>news</c> (count of the day) and <c>news_last_hour</c>; without them, it
    /// is <c>daily12</c>, the 12 columns of prices and volume.
    /// </summary>
    public static FeatureSet Daily => DailySet.Value;

    /// <summary>
    /// <c>technical150</c>: 150 columns over the catalog of indicators, each free of the scale of price and volume.
    /// </summary>
    public static FeatureSet Technical150 => Technical150Set.Value;

    /// <summary>
    /// <c>advanced</c>: 24 columns: velocities, accelerations, regimes, ranks, entropy, fractional difference, and the divergence of price
    /// and news. Needs the sources <c>sentiment</c> and <c>news</c>; without them, it is <c>advanced15</c>. Every normalisation is over a
    /// trailing window.
    /// </summary>
    public static FeatureSet Advanced => AdvancedSet.Value;

    /// <summary>Every set by name.</summary>
    public static IReadOnlyList<FeatureSet> All =>
    [
        Core, Standard, Stationary52, Stationary39, Daily, Daily.WithoutInputs!, Technical150, Advanced, Advanced.WithoutInputs!,
    ];

    /// <summary>Finds a set by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There is no set of that name; the message lists those there are.</exception>
    public static FeatureSet Get(string name) =>
        All.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException($"There is no feature set '{name}'; there are: {string.Join(", ", All.Select(s => s.Name))}.", nameof(name));
}
