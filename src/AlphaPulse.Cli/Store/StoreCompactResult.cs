namespace AlphaPulse.Cli.Store;

/// <summary>What a compaction gave back to the disk, as JSON.</summary>
internal sealed record StoreCompactResult(string Store, long BytesBefore, long BytesAfter);
