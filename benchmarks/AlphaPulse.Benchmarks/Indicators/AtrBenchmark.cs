using AlphaPulse.Indicators;

namespace AlphaPulse.Benchmarks.Indicators;

public class AtrBenchmark() : IndicatorBenchmark<
    AtrState<double>, Ohlcv<double>, double, AtrState<decimal>, Ohlcv<decimal>, decimal>(
    new Atr<double>(14), new Atr<decimal>(14), IndicatorSeries.DoubleBars, IndicatorSeries.Bars);
