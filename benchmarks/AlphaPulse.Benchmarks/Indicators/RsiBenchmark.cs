using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class RsiBenchmark() : IndicatorBenchmark<
    RsiState<double>, double, double, RsiState<decimal>, decimal, decimal>(
    new Rsi<double>(14), new Rsi<decimal>(14), IndicatorSeries.Doubles, IndicatorSeries.Decimals);
