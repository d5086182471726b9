namespace AlphaPulse.Cli.Bars;

/// <summary>What a store holds, as JSON.</summary>
internal sealed record CoverageResult(IReadOnlyList<SeriesCoverage> Series);
