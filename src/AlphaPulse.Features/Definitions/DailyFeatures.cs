namespace AlphaPulse.Features;

/// <summary>The texts of <see cref="FeatureSets.Daily"/>.</summary>
internal static class DailyFeatures
{
    private static readonly string[] Prices =
    [
        "close / atr(14)",
        "rsi(14)",
        "macd_histogram(12,26,9)",
        "sma(7) / sma(25) - 1",
        "sma_distance(7)",
        "sma_distance(25)",
        "log_return(1)",
        "log_return(7)",
        "log_return(7) * log_return(7)",
        "sign(log_return(7))",
        "volatility(7)",
        "volume_zscore(20)",
    ];

    private static readonly string[] News =
    [
        "input(sentiment)",
        "input(sentiment_deviation)",
        "sentiment_change(1)",
        "input(sentiment) * atr_ratio(14)",
        "input(sentiment) / atr_ratio(14)",
        "input(sentiment) * rsi(14)",
        "input(sentiment) - rsi(14)",
        "input(sentiment) * macd_histogram(12,26,9)",
        "input(sentiment) * volume_zscore(20)",
        "input(news_last_hour)",
        "input(news)",
        "sum(7,input(news))",
        "input(news) / sma(7,input(news)) - 1",
        "input(news) * atr_ratio(14)",
    ];

    public static FeatureSet Make() =>
        FeatureSet.Parse("daily", [.. Prices, .. News]).Else(FeatureSet.Parse("daily12", Prices));
}
