namespace AlphaPulse.Features;

/// <summary>The texts of <see cref="FeatureSets.Advanced"/>. Whatever is normalised is so over a trailing window.</summary>
internal static class AdvancedFeatures
{
    // The acceleration is the change of the velocity; the regime is sign(v) sqrt(|a|), in standard deviations of its last 168 values.
    private const string Regime = "zscore(168,sign(log_return(15)) * sqrt(abs(diff(15,log_return(15)))))";
    private const string RelativeStrengthDivergence = "100 * (tanh(zscore(168,input(sentiment))) - rsi(14))";
    private const string PriceDivergence = "zscore(168,input(sentiment)) - zscore(168,log_return(24))";

    private const string FearAndGreed =
        "40 * rank(168,input(sentiment)) + 20 * (1 - rank(168,volatility(24))) + 20 * rank(168,log_return(24)) + 20 * rank(168,volume_zscore(24))";

    private static readonly string[] Prices =
    [
        "log_return(5) / 5",
        "log_return(15) / 15",
        "log_return(60) / 60",
        "diff(5,log_return(5)) / 5",
        "diff(15,log_return(15)) / 15",
        "diff(60,log_return(60)) / 60",
        Regime,
        $"band(-2,-1,1,2,{Regime})",
        "zscore(168,log_return(1))",
        "zscore(168,close)",
        "rank(720,close)",
        "rank(720,volatility(24))",
        "regime(720,4,volatility(24))",
        "entropy(168,10,log_return(1))",
        "fracdiff(0.4,0.001,log(close))",
    ];

    private static readonly string[] News =
    [
        "input(sentiment) * rank(720,atr_ratio(14))",
        RelativeStrengthDivergence,
        $"band(-50,-20,20,50,{RelativeStrengthDivergence})",
        "correlation(60,input(news),log_return(1))",
        FearAndGreed,
        $"band(20,40,60,80,{FearAndGreed})",
        "input(news) / sma(6,input(news)) - 1",
        PriceDivergence,
        $"band(0.5,1,1.5,abs({PriceDivergence}))",
    ];

    public static FeatureSet Make() =>
        FeatureSet.Parse("advanced", [.. Prices, .. News]).Else(FeatureSet.Parse("advanced15", Prices));
}
