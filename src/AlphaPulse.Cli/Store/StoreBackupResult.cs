namespace AlphaPulse.Cli.Store;

/// <summary>A copy of a store, as JSON.</summary>
internal sealed record StoreBackupResult(string Store, string Output, long Bytes);
