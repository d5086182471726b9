using AlphaPulse.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/features.md.</summary>
public static class FeatureSnippets
{
    public static FeatureSet Written()
    {
        // snippet: features-written
        var set = FeatureSet.Parse(
            "mine",
            "log_return(1)",
            "zscore(168, log_return(1))",
            "close / ema(20) - 1",
            "macd(12,26,9).histogram / atr(14)",
            "rank(720, volatility(24))",
            "rsi(14)@4h");
        // end
        return set;
    }

    public static FeatureSet Fluent()
    {
        // snippet: features-fluent
        var set = new FeatureSetBuilder("mine")
            .Add(Feature.LogReturn(1).ZScore(168))
            .Add(Feature.Close / Feature.Indicator("ema(20)") - 1)
            .Add(Feature.Volatility(24).Regime(bars: 720, parts: 4))
            .Add("rsi(14)@4h")
            .Build();
        // end
        return set;
    }

    public static FeatureMatrix Joined(IReadOnlyList<Bar> bars, IReadOnlyList<Bar> ether, IEnumerable<FeatureObservation> scores, ITradingCalendar calendar)
    {
        // snippet: features-joined
        var set = FeatureSet.Parse(
            "joined",
            "log_return(1)",
            "log_return(1) - log_return(1)@ETHUSDT",
            "correlation(60, log_return(1), log_return(1)@ETHUSDT)",
            "sma(24, input(sentiment))");
        var inputs = new FeatureInputs
        {
            Streams = new Dictionary<string, IReadOnlyList<Bar>> { ["ETHUSDT"] = ether },
            Sources = new Dictionary<string, IFeatureSource> { ["sentiment"] = new ObservationSource(scores) },
        };
        var rows = FeatureMatrix.Compute(set, calendar, bars, inputs);
        // end
        return rows;
    }

    public static void Host(IServiceCollection services, IEnumerable<FeatureObservation> scores)
    {
        // snippet: features-host
        services.AddAlphaPulse(pulse => pulse
            .AddFeatures(FeatureSet.Parse("joined", "log_return(1)", "rsi(14)@4h", "log_return(1)@ETHUSDT", "sma(24, input(sentiment))"))
            .AddFeatureStream("ETHUSDT", InstrumentId.Parse("binance:ETH-USDT"))
            .AddFeatureSource("sentiment", _ => new ObservationSource(scores)));
        // end
    }

    public static FeatureSet Scaled(FeatureSet set, IReadOnlyList<Bar> bars, ITradingCalendar calendar, int trainingRows)
    {
        // snippet: features-scaled
        var rows = FeatureMatrix.Compute(set, calendar, bars);
        var scaling = FittedScaling.Fit(rows, Enumerable.Range(0, trainingRows), ScalingKind.Robust, winsorShare: 0.01);
        byte[] file = scaling.ToJson();
        FeatureSet scaled = FittedScaling.FromJson(file).Apply(set);
        // end
        return scaled;
    }
}
