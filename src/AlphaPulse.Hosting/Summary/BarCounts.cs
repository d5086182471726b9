namespace AlphaPulse.Hosting;

/// <summary>How many bars a run had.</summary>
/// <param name="Stored">Closed bars in the store.</param>
/// <param name="Quarantined">Rows that could not become bars.</param>
/// <param name="Gaps">Runs of missing bars on the calendar.</param>
/// <param name="Missing">Missing bars in them.</param>
public sealed record BarCounts(long Stored, long Quarantined, long Gaps, long Missing);
