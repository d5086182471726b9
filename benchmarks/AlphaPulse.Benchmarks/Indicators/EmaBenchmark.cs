using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class EmaBenchmark() : IndicatorBenchmark<
    EmaState<double>, double, double, EmaState<decimal>, decimal, decimal>(
    new Ema<double>(20), new Ema<decimal>(20), IndicatorSeries.Doubles, IndicatorSeries.Decimals);
