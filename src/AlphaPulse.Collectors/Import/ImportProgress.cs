namespace AlphaPulse.Collectors;

/// <summary>How far an import has come; reported after each transaction.</summary>
/// <param name="Rows">Rows written or quarantined so far.</param>
/// <param name="Quarantined">Rows quarantined so far.</param>
/// <param name="BytesRead">Bytes of CSV read so far, after decompression.</param>
public readonly record struct ImportProgress(long Rows, long Quarantined, long BytesRead);
