using System.Globalization;
using System.Text;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Compares what the tables say of each other.</summary>
internal static class StoreCheck
{
    private const int GreatestFindings = 100;

    private const string SelectSeries = "SELECT instrument, timeframe, id FROM series ORDER BY id";

    private const string SelectTally = "SELECT bars, revisions, first_open, last_open FROM series_tallies WHERE series_id = $1";
    private const string SelectProvenances = "SELECT provenance, bars FROM series_provenances WHERE series_id = $1 AND bars <> 0";

    private const string SelectUnordered = """
        SELECT open_time, count(*) FROM bars WHERE series_id = $1 GROUP BY open_time
        HAVING min(revision) <> 1 OR max(revision) <> count(*) ORDER BY open_time LIMIT 100
        """;

    private const string SelectEmptyClaims = """
        SELECT c.from_time, c.to_time FROM coverage c WHERE c.series_id = $1 AND c.state = ANY ($2) AND NOT EXISTS (
            SELECT 1 FROM bars b WHERE b.series_id = c.series_id AND b.open_time >= c.from_time AND b.open_time < c.to_time AND b.flags & $3 = 0)
        ORDER BY c.from_time LIMIT 100
        """;

    private const string SelectOverlaps = """
        SELECT from_time, next FROM (
            SELECT from_time, to_time, lead(from_time) OVER (ORDER BY from_time) AS next FROM coverage WHERE series_id = $1) c
        WHERE next < to_time ORDER BY from_time LIMIT 100
        """;

    private const string SelectHeld = "SELECT id, raw FROM quarantine WHERE series_id = $1 AND open_time IS NOT NULL ORDER BY open_time, id";

    /// <summary>Reads every row of every series.</summary>
    /// <returns>What is wrong, at most 100 findings.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        var all = await session.QueryAsync(
            SelectSeries, [], row => (Series: SeriesTable.Read(row, 0, session.Place), Id: row.GetInt32(2)), cancellationToken).ConfigureAwait(false);
        foreach (var (series, id) in all)
        {
            if (findings.Count >= GreatestFindings)
            {
                break;
            }

            await CheckTallyAsync(session, series, id, findings, cancellationToken).ConfigureAwait(false);
            await CheckVersionsAsync(session, series, id, findings, cancellationToken).ConfigureAwait(false);
            await CheckCoverageAsync(session, series, id, findings, cancellationToken).ConfigureAwait(false);
            await CheckRowsAsync(session, series, id, findings, cancellationToken).ConfigureAwait(false);
            await CheckHeldAsync(session, series, id, findings, cancellationToken).ConfigureAwait(false);
        }

        return [.. findings.Take(GreatestFindings)];
    }

    private static async Task CheckTallyAsync(PostgresSession session, BarSeriesId series, int id, List<string> findings, CancellationToken cancellationToken)
    {
        var counted = await TallyTable.CountAsync(session, id, cancellationToken).ConfigureAwait(false);
        var stored = await session.QueryAsync(
            SelectTally,
            [id],
            row => (Bars: row.GetInt64(0), Revisions: row.GetInt64(1), First: row.IsDBNull(2) ? (long?)null : row.GetInt64(2), Last: row.IsDBNull(3) ? (long?)null : row.GetInt64(3)),
            cancellationToken).ConfigureAwait(false);
        var origins = await session.QueryAsync(
            SelectProvenances, [id], row => ((BarProvenance)row.GetInt32(0), row.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        var isSame = counted.IsTouched == (stored.Count == 1)
            && (stored.Count == 0 || stored[0] == (counted.Bars, counted.Revisions, counted.First, counted.Last))
            && origins.ToHashSet().SetEquals(counted.Provenances.Where(pair => pair.Value != 0).Select(pair => (pair.Key, pair.Value)));
        if (!isSame)
        {
            findings.Add(string.Create(
                CultureInfo.InvariantCulture, $"the counts of {series} are not those of its {counted.Bars} bars and {counted.Revisions} later versions"));
        }
    }

    private static async Task CheckVersionsAsync(PostgresSession session, BarSeriesId series, int id, List<string> findings, CancellationToken cancellationToken)
    {
        var unordered = await session.QueryAsync(
            SelectUnordered, [id], row => StoredTime.ToTime(row.GetInt64(0), session.Place), cancellationToken).ConfigureAwait(false);
        findings.AddRange(unordered.Select(time => $"the versions of {series} at {UtcText.Format(time)} are not numbered from 1"));
    }

    private static async Task CheckCoverageAsync(PostgresSession session, BarSeriesId series, int id, List<string> findings, CancellationToken cancellationToken)
    {
        int[] held = [(int)CoverageState.Present, (int)CoverageState.NotTraded];
        var empty = await session.QueryAsync(
            SelectEmptyClaims,
            [id, held, BarRow.ProvisionalFlag],
            row => (From: StoredTime.ToTime(row.GetInt64(0), session.Place), To: StoredTime.ToTime(row.GetInt64(1), session.Place)),
            cancellationToken).ConfigureAwait(false);
        findings.AddRange(empty.Select(span => $"the coverage of {series} claims bars from {UtcText.Format(span.From)} to {UtcText.Format(span.To)} and none is there"));
        var overlaps = await session.QueryAsync(
            SelectOverlaps, [id], row => StoredTime.ToTime(row.GetInt64(1), session.Place), cancellationToken).ConfigureAwait(false);
        findings.AddRange(overlaps.Select(time => $"two spans of coverage of {series} overlap at {UtcText.Format(time)}"));
    }

    private static async Task CheckHeldAsync(PostgresSession session, BarSeriesId series, int id, List<string> findings, CancellationToken cancellationToken)
    {
        var held = await session.QueryAsync(
            SelectHeld, [id], row => (Id: row.GetInt64(0), Raw: Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1))), cancellationToken).ConfigureAwait(false);
        foreach (var (number, raw) in held)
        {
            try
            {
                HeldBarRules.Read(series, number, raw, session.Place);
            }
            catch (StoreException e)
            {
                findings.Add($"a row in the quarantine of {series} is no bar: {e.Message}");
            }
        }
    }

    private static async Task CheckRowsAsync(PostgresSession session, BarSeriesId series, int id, List<string> findings, CancellationToken cancellationToken)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture, $"SELECT {BarColumns.Copied} FROM bars WHERE series_id = {id} ORDER BY open_time, revision");
        var rows = await BarRows.StartAsync(session, query, cancellationToken).ConfigureAwait(false);
        await using var owned = rows.ConfigureAwait(false);
        try
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Current.ToBar(series, session.Place);
            }
        }
        catch (StoreException e)
        {
            findings.Add($"a row of {series} is no bar: {e.Message}");
        }
    }
}
