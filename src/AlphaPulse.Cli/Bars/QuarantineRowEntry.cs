namespace AlphaPulse.Cli.Bars;

/// <summary>An input that could be no bar, as JSON.</summary>
internal sealed record QuarantineRowEntry(string Source, long? Line, string Reason, string Raw);
