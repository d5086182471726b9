namespace AlphaPulse.Cli.Bars;

/// <summary>What a repair wrote, as JSON.</summary>
internal sealed record RepairEntry(string Output, string Log, long Rows, long Dropped, long Changed, string DataSha256);
