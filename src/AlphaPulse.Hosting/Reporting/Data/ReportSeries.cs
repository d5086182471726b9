namespace AlphaPulse.Hosting;

/// <summary>Values over time: milliseconds since 1970 UTC, ascending. NaN is missing and breaks the line.</summary>
internal sealed record ReportSeries(string Name, double[] Times, double[] Values);
