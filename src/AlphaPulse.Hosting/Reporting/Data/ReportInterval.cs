namespace AlphaPulse.Hosting;

/// <summary>An estimate with its two-sided 90 % interval.</summary>
internal sealed record ReportInterval(double Value, double Low, double High);
