using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class BollingerBandsBenchmark() : IndicatorBenchmark<
    BollingerBandsState<double>, double, BollingerValue<double>, BollingerBandsState<decimal>, decimal, BollingerValue<decimal>>(
    new BollingerBands<double>(20), new BollingerBands<decimal>(20), IndicatorSeries.Doubles, IndicatorSeries.Decimals);
