namespace AlphaPulse.Benchmarks.Indicators;

/// <summary>The lowest of several passes, in nanoseconds per bar.</summary>
internal readonly record struct IndicatorTimes(double Loop, double Batch, double Stream, double BytesPerBar);
