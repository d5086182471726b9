using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>The features of the catalog as classes of their own, without a shared plan: what their values were when models were first trained on them.</summary>
internal static class PlainFeatures
{
    public static IReadOnlyDictionary<string, Func<IFeature>> All { get; } = new Dictionary<string, Func<IFeature>>(StringComparer.Ordinal)
    {
        ["log_return(1)"] = () => new PlainLogReturn(1),
        ["log_return(6)"] = () => new PlainLogReturn(6),
        ["log_return(24)"] = () => new PlainLogReturn(24),
        ["volatility(24)"] = () => new ReturnVolatility(24),
        ["sma_distance(20)"] = () => new AverageDistance(new Sma<double>(20)),
        ["ema_distance(50)"] = () => new AverageDistance(new Ema<double>(50)),
        ["rsi(14)"] = () => new ScaledRsi(14),
        ["atr_ratio(14)"] = () => new AtrRatio(14),
        ["bollinger_position(20,2)"] = () => new BollingerPosition(20, 2),
        ["volume_zscore(24)"] = () => new VolumeZScore(24),
        ["macd_histogram(12,26,9)"] = () => new MacdHistogram(12, 26, 9),
        ["donchian_position(20)"] = () => new DonchianPosition(20),
        ["stochastic_k(14,3)"] = () => new ScaledStochastic(14, 3, null),
        ["stochastic_d(14,3,3)"] = () => new ScaledStochastic(14, 3, 3),
        ["adx(14)"] = () => new BarIndicatorRatio(new Adx<double>(14), 100),
        ["di_difference(14)"] = () => new DirectionalDifference(14),
        ["cci(20)"] = () => new BarIndicatorRatio(new Cci<double>(20), 100),
        ["mfi(14)"] = () => new BarIndicatorRatio(new Mfi<double>(14), 50, 1),
        ["zscore(20)"] = () => new CloseIndicatorRatio(new ZScore<double>(20)),
        ["roc(10)"] = () => new CloseIndicatorRatio(new RateOfChange<double>(10), 100),
    };
}
