namespace AlphaPulse.Cli.Bars;

/// <summary>One difference, as JSON.</summary>
internal sealed record CompareDifference(string OpenTime, string Field, decimal Rebuilt, decimal Venue);
