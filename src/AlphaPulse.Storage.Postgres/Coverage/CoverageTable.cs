using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rows of coverage inside the database.</summary>
internal static class CoverageTable
{
    // Rows of a series do not overlap, so the last one that begins before a time is the first that can touch it.
    private const string SelectTouching = """
        SELECT from_time, to_time, state, tries, asked_at, request, answer FROM coverage
        WHERE series_id = $1 AND from_time <= $3 AND to_time >= $2
            AND from_time >= coalesce((SELECT max(from_time) FROM coverage WHERE series_id = $1 AND from_time < $2), $2)
        ORDER BY from_time
        """;

    private const string Delete = "DELETE FROM coverage WHERE series_id = $1 AND from_time = ANY ($2)";

    private const string Insert = """
        INSERT INTO coverage (series_id, from_time, to_time, state, tries, asked_at, request, answer)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    private const string HasBar =
        "SELECT EXISTS (SELECT 1 FROM bars WHERE series_id = $1 AND open_time >= $2 AND open_time < $3 AND flags & $4 = 0)";

    private const string SelectSeries =
        "SELECT instrument, timeframe FROM series s WHERE EXISTS (SELECT 1 FROM coverage c WHERE c.series_id = s.id)";

    /// <summary>Brings changes into the rows of a series. Only inside a write transaction that holds its lock.</summary>
    public static async Task ApplyAsync(
        PostgresSession session, int seriesId, IReadOnlyList<CoverageSpan> changes, CancellationToken cancellationToken)
    {
        var from = changes.Min(change => change.From);
        var to = changes.Max(change => change.To);
        var touching = await ReadTouchingAsync(session, seriesId, from, to, cancellationToken).ConfigureAwait(false);
        var (gone, come) = CoverageRules.Apply(touching, changes);
        if (gone.Count > 0)
        {
            await session.ExecuteAsync(Delete, [seriesId, gone.Select(span => StoredTime.From(span.From)).ToArray()], cancellationToken).ConfigureAwait(false);
        }

        foreach (var span in come)
        {
            var evidence = span.Evidence!;
            object?[] values =
            [
                seriesId, StoredTime.From(span.From), StoredTime.From(span.To), (int)span.State, evidence.Tries,
                StoredTime.From(evidence.AskedAt), StoredText.Encode(evidence.Request), StoredText.Encode(evidence.Answer),
            ];
            await session.ExecuteAsync(Insert, values, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The spans that lie in a half-open span or touch it, in order, uncut.</summary>
    public static Task<List<CoverageSpan>> ReadTouchingAsync(
        PostgresSession session, int seriesId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        session.QueryAsync(
            SelectTouching, [seriesId, StoredTime.From(from), StoredTime.From(to)], row => Read(row, session.Place), cancellationToken);

    /// <summary>Whether the store has a closed bar in a span.</summary>
    public static Task<bool> HasBarAsync(PostgresSession session, int seriesId, CoverageSpan span, CancellationToken cancellationToken) =>
        session.ScalarAsync<bool>(
            HasBar, [seriesId, StoredTime.From(span.From), StoredTime.From(span.To), BarRow.ProvisionalFlag], cancellationToken);

    /// <summary>The series that have rows, in their order.</summary>
    public static async Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        var series = await session.QueryAsync(SelectSeries, [], row => SeriesTable.Read(row, 0, session.Place), cancellationToken).ConfigureAwait(false);
        return SeriesNames.InOrder(series, one => one);
    }

    private static CoverageSpan Read(NpgsqlDataReader row, string place) => new(
        StoredTime.ToTime(row.GetInt64(0), place),
        StoredTime.ToTime(row.GetInt64(1), place),
        CoverageRules.State(row.GetInt32(2), place),
        new CoverageEvidence(
            StoredText.Decode(row.GetString(5), place),
            StoredText.Decode(row.GetString(6), place),
            StoredTime.ToTime(row.GetInt64(4), place),
            row.GetInt32(3)));
}
