namespace AlphaPulse.Storage.Postgres;

/// <summary>What a write transaction works with.</summary>
/// <param name="Session">Its statements.</param>
/// <param name="SeriesIds">The numbers of the series that it holds the locks of.</param>
/// <param name="RecordedAt">When it began, once it had its locks: what comes to a series later is never recorded as earlier.</param>
internal sealed record PostgresWrite(PostgresSession Session, IReadOnlyDictionary<BarSeriesId, int> SeriesIds, DateTimeOffset RecordedAt);
