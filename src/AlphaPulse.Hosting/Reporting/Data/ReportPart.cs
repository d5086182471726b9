namespace AlphaPulse.Hosting;

/// <summary>A part of the series: training, validation, holdout or replay.</summary>
internal sealed record ReportPart(string Name, DateTimeOffset From, DateTimeOffset To, long Bars);
