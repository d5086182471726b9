using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Statistics of one series or two.</summary>
internal static class SkenderStatistics
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Series(
            "GetBeta", "Beta", "Statistics", "BETA", PriceSource.High, PriceSource.Low,
            [Whole("period", 20)],
            (x, b, a) => x.GetBeta(b, a.Int(0), BetaType.All),
            ("beta", r => r.Beta), ("up", r => r.BetaUp), ("down", r => r.BetaDown), ("ratio", r => r.Ratio), ("convexity", r => r.Convexity), ("returns_first", r => r.ReturnsEval), ("returns_second", r => r.ReturnsMrkt)),
        Series(
            "GetCorrelation", "Correlation", "Statistics", "CORREL", PriceSource.High, PriceSource.Low,
            [Whole("period", 20)],
            (x, b, a) => x.GetCorrelation(b, a.Int(0)),
            ("correlation", r => r.Correlation), ("r_squared", r => r.RSquared), ("covariance", r => r.Covariance), ("variance_first", r => r.VarianceA), ("variance_second", r => r.VarianceB)),
        Series(
            "GetHurst", "Hurst exponent", "Statistics", "HURST", PriceSource.Close,
            [Whole("period", 100)],
            (x, a) => x.GetHurst(a.Int(0)),
            ("hurst", r => r.HurstExponent), ("anis_lloyd", r => r.HurstExponentAL)),
        Series(
            "GetSlope", "Slope and linear regression", "Statistics", "SLOPE", PriceSource.Close,
            [Whole("period", 14)],
            (x, a) => x.GetSlope(a.Int(0)),
            ("slope", r => r.Slope), ("intercept", r => r.Intercept), ("deviation", r => r.StdDev), ("r_squared", r => r.RSquared)),
        Series(
            "GetSmaAnalysis", "Errors around the simple moving average", "Statistics", "SMAANALYSIS", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetSmaAnalysis(a.Int(0)),
            ("sma", r => r.Sma), ("mad", r => r.Mad), ("mse", r => r.Mse), ("mape", r => r.Mape)),
        Series(
            "GetStdDev", "Standard deviation", "Statistics", "STDDEV", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetStdDev(a.Int(0)),
            ("deviation", r => r.StdDev), ("mean", r => r.Mean), ("zscore", r => r.ZScore)),
    ];
}
