namespace AlphaPulse.Storage.Postgres;

/// <summary>The counts of the series inside the database.</summary>
internal static class TallyTable
{
    private const string AddCounts = """
        INSERT INTO series_tallies AS t (series_id, bars, revisions, first_open, last_open)
        VALUES ($1, $2, $3, $4::bigint, $5::bigint)
        ON CONFLICT (series_id) DO UPDATE SET
            bars = t.bars + excluded.bars,
            revisions = t.revisions + excluded.revisions,
            first_open = least(t.first_open, excluded.first_open),
            last_open = greatest(t.last_open, excluded.last_open)
        """;

    private const string AddProvenance = """
        INSERT INTO series_provenances AS p (series_id, provenance, bars) VALUES ($1, $2, $3)
        ON CONFLICT (series_id, provenance) DO UPDATE SET bars = p.bars + excluded.bars
        """;

    private const string CountVersions = "SELECT count(*), count(*) - count(DISTINCT open_time) FROM bars WHERE series_id = $1";

    private const string CountClosed = """
        SELECT flags & 255, count(*), min(open_time), max(open_time) FROM bars b
        WHERE series_id = $1 AND flags & $2 = 0 AND NOT EXISTS (
            SELECT 1 FROM bars n WHERE n.series_id = b.series_id AND n.open_time = b.open_time AND n.revision > b.revision AND n.flags & $2 = 0)
        GROUP BY flags & 255
        """;

    private const string DeleteCounts = "DELETE FROM series_tallies WHERE series_id = $1";
    private const string DeleteProvenances = "DELETE FROM series_provenances WHERE series_id = $1";

    /// <summary>Adds what a transaction counted to what the database has.</summary>
    public static async Task SaveAsync(PostgresSession session, int seriesId, SeriesTally tally, CancellationToken cancellationToken)
    {
        if (!tally.IsTouched)
        {
            return;
        }

        await session.ExecuteAsync(AddCounts, [seriesId, tally.Bars, tally.Revisions, tally.First, tally.Last], cancellationToken).ConfigureAwait(false);
        foreach (var (provenance, bars) in tally.Provenances)
        {
            await session.ExecuteAsync(AddProvenance, [seriesId, (int)provenance, bars], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts the rows of a series.</summary>
    public static async Task<SeriesTally> CountAsync(PostgresSession session, int seriesId, CancellationToken cancellationToken)
    {
        var tally = new SeriesTally();
        var versions = await session.QueryAsync(
            CountVersions, [seriesId], row => (All: row.GetInt64(0), Later: row.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        if (versions[0].All > 0)
        {
            tally.AddRevisions(versions[0].Later);
        }

        var closed = await session.QueryAsync(
            CountClosed,
            [seriesId, BarRow.ProvisionalFlag],
            row => (Provenance: (BarProvenance)row.GetInt32(0), Bars: row.GetInt64(1), First: row.GetInt64(2), Last: row.GetInt64(3)),
            cancellationToken).ConfigureAwait(false);
        foreach (var (provenance, bars, first, last) in closed)
        {
            tally.AddClosed(provenance, bars, first, last);
        }

        return tally;
    }

    /// <summary>Counts a series anew, after rows were removed.</summary>
    public static async Task RecountAsync(PostgresSession session, int seriesId, CancellationToken cancellationToken)
    {
        var tally = await CountAsync(session, seriesId, cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(DeleteCounts, [seriesId], cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(DeleteProvenances, [seriesId], cancellationToken).ConfigureAwait(false);
        await SaveAsync(session, seriesId, tally, cancellationToken).ConfigureAwait(false);
    }
}
