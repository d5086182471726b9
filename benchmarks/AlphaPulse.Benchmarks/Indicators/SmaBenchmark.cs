using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class SmaBenchmark() : IndicatorBenchmark<
    SmaState<double>, double, double, SmaState<decimal>, decimal, decimal>(
    new Sma<double>(20), new Sma<decimal>(20), IndicatorSeries.Doubles, IndicatorSeries.Decimals);
