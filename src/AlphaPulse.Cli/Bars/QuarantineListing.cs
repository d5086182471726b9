namespace AlphaPulse.Cli.Bars;

/// <summary>The quarantine of a series, as JSON.</summary>
internal sealed record QuarantineListing(string Series, IReadOnlyList<HeldBarEntry> Bars, IReadOnlyList<QuarantineRowEntry> Rows);
