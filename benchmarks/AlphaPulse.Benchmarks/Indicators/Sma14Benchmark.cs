using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class Sma14Benchmark() : IndicatorBenchmark<
    SmaState<double>, double, double, SmaState<decimal>, decimal, decimal>(
    new Sma<double>(14), new Sma<decimal>(14), IndicatorSeries.Doubles, IndicatorSeries.Decimals);
