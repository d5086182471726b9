namespace AlphaPulse.Features;

/// <summary>The texts of <see cref="FeatureSets.Stationary52"/>.</summary>
internal static class StationaryFeatures
{
    private static readonly string[] Returns = Each("log_return", 1, 2, 3, 6, 12, 24, 48, 72, 168);
    private static readonly string[] Volatilities = Each("volatility", 6, 12, 24, 48, 168);
    private static readonly string[] Distances = Each("sma_distance", 10, 20, 30, 50, 100, 200, 300, 500);
    private static readonly string[] Ranges = Each("range", 1, 6, 12, 24, 48);
    private static readonly string[] Strengths = Each("rsi", 7, 14, 21, 28);
    private static readonly string[] Volumes = Each("volume_zscore", 12, 24, 48, 168);
    private static readonly string[] Times = ["hour_sin", "hour_cos", "weekday_sin", "weekday_cos"];

    private static readonly string[] Sentiments =
    [
        .. Each("sentiment_mean", 6, 12, 24, 48, 72, 168),
        .. Each("sentiment_change", 1, 3, 6, 12, 24),
        "sentiment_volatility(24)",
        "sentiment_rsi(14)",
    ];

    public static FeatureSet Make()
    {
        string[] prices = [.. Returns, .. Volatilities, .. Distances, .. Ranges, .. Strengths, .. Volumes];
        return FeatureSet.Parse("stationary52", [.. prices, .. Sentiments.Take(11), .. Times, .. Sentiments.Skip(11)])
            .Else(FeatureSet.Parse("stationary39", [.. prices, .. Times]));
    }

    private static string[] Each(string name, params int[] bars) => [.. bars.Select(n => $"{name}({n})")];
}
