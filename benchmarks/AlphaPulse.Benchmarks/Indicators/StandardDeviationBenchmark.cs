using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class StandardDeviationBenchmark() : IndicatorBenchmark<
    StandardDeviationState<double>, double, double, StandardDeviationState<decimal>, decimal, decimal>(
    new StandardDeviation<double>(20), new StandardDeviation<decimal>(20), IndicatorSeries.Doubles, IndicatorSeries.Decimals);
