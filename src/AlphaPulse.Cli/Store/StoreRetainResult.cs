namespace AlphaPulse.Cli.Store;

/// <summary>What a rule removed, as JSON.</summary>
internal sealed record StoreRetainResult(string Store, string Reason, IReadOnlyList<RetainedSeries> Removed);
