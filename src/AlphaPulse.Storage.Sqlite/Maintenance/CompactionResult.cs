namespace AlphaPulse.Storage.Sqlite;

/// <summary>What a compaction gave back to the disk.</summary>
/// <param name="BytesBefore">The size of the file and its write-ahead log before.</param>
/// <param name="BytesAfter">The same after.</param>
public readonly record struct CompactionResult(long BytesBefore, long BytesAfter);
