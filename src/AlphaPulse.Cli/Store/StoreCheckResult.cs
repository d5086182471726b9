namespace AlphaPulse.Cli.Store;

/// <summary>Whether a store is sound, as JSON.</summary>
internal sealed record StoreCheckResult(string Store, bool IsSound, IReadOnlyList<string> Findings);
