namespace AlphaPulse.Cli.Indicators;

/// <summary>Between which values an output is, as JSON; <see langword="null"/> where there is no bound.</summary>
internal sealed record RangeEntry(string? Minimum, string? Maximum);
