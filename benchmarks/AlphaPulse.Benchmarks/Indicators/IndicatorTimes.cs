namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>Medians in nanoseconds per bar.</summary>
internal readonly record struct IndicatorTimes(double Loop, double Batch, double Stream, double BytesPerBar);
