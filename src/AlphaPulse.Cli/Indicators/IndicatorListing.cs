namespace AlphaPulse.Cli.Indicators;

/// <summary>The indicator catalog, as JSON.</summary>
internal sealed record IndicatorListing(IReadOnlyList<IndicatorEntry> Indicators);
