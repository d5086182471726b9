using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Bars with every version in a SQLite file.</summary>
/// <remarks>
/// <para>A decimal comes back with the digits it was written with, trailing zeros included. Times keep 100 ns.</para>
/// <para>Of several versions a read takes the one with the greatest number among those that the query lets through. A bar that is
/// still forming never hides a closed version of the same bar from a read without <see cref="BarQuery.IncludeProvisional"/>.
/// An empty <see cref="BarDetail"/> is stored as none.</para>
/// <para>A running read holds its state of the store, and the write-ahead file grows until it ends. Safe for use from any thread.</para>
/// </remarks>
/// <param name="database">The database; not disposed with the store.</param>
public sealed class SqliteBarStore(SqliteDatabase database) : IBarStore
{
    private const int RowsBetweenCancellationChecks = 256;

    private const string SelectTallies = """
        SELECT s.instrument, s.timeframe, s.id, t.bars, t.revisions,
            coalesce(t.first_open, (SELECT min(open_time) FROM bars b WHERE b.series_id = s.id)),
            coalesce(t.last_open, (SELECT max(open_time) FROM bars b WHERE b.series_id = s.id))
        FROM series_tallies t JOIN series s ON s.id = t.series_id
        """;

    private const string SelectProvenances =
        "SELECT provenance FROM series_provenances WHERE series_id = ?1 AND bars > 0 ORDER BY provenance";

    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A bar is <see langword="null"/> or does not state its provenance.</exception>
    public async Task<BarWriteResult> WriteAsync(IReadOnlyList<Bar> bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        for (var i = 0; i < bars.Count; i++)
        {
            if (BarVersions.FindDefect(bars[i], i) is { } defect)
            {
                throw new ArgumentException(defect, nameof(bars));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (bars.Count == 0)
        {
            return default;
        }

        var recordedAt = _database.Clock.GetUtcNow();
        var result = await _database.WriteAsync(
            (connection, token) => Write(connection, bars, recordedAt, token), cancellationToken).ConfigureAwait(false);
        StorageTelemetry.BarsWritten.Add(result.Inserted + result.Revised);
        return result;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> ReadAsync(
        BarQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var reader = await _database.RentReaderAsync(cancellationToken).ConfigureAwait(false);
        SqliteStatement? rows = null;
        try
        {
            if (SeriesTable.Find(reader, query.Series) is not { } seriesId)
            {
                yield break;
            }

            rows = BarReader.Start(reader, query, seriesId);
            var hasRow = rows.Step();
            while (hasRow)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var row = SqliteBarRow.Read(rows);
                while ((hasRow = rows.Step()) && rows.Int64(0) == row.OpenTime)
                {
                    row = SqliteBarRow.Read(rows);
                }

                yield return row.ToBar(query.Series, reader.Path);
            }
        }
        finally
        {
            rows?.Reset();
            _database.ReturnReader(reader);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BarRevision> ReadRevisionsAsync(
        BarQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var reader = await _database.RentReaderAsync(cancellationToken).ConfigureAwait(false);
        SqliteStatement? rows = null;
        try
        {
            if (SeriesTable.Find(reader, query.Series) is not { } seriesId)
            {
                yield break;
            }

            rows = BarReader.Start(reader, query, seriesId);
            while (rows.Step())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var row = SqliteBarRow.Read(rows);
                yield return new BarRevision(row.ToBar(query.Series, reader.Path), row.Revision);
            }
        }
        finally
        {
            rows?.Reset();
            _database.ReturnReader(reader);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Does not count the bars: its cost is that of the number of series. A series of which only forming bars are held is
    /// listed with no bars and the open times of those.</remarks>
    public Task<IReadOnlyList<BarSeriesSummary>> ListSeriesAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(ListSeries, cancellationToken);

    /// <summary>Writes bars inside a write transaction.</summary>
    internal static BarWriteResult Write(
        SqliteConnection connection, IReadOnlyList<Bar> bars, DateTimeOffset recordedAt, CancellationToken cancellationToken)
    {
        var writer = new BarWriter(connection, recordedAt);
        var result = default(BarWriteResult);
        for (var i = 0; i < bars.Count; i++)
        {
            if (i % RowsBetweenCancellationChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var bar = bars[i];
            result += writer.Write(bar.Detail is { IsEmpty: true } ? bar with { Detail = null } : bar);
        }

        writer.Complete();
        return result;
    }

    /// <summary>Lists what is held inside a read.</summary>
    internal static IReadOnlyList<BarSeriesSummary> ListSeries(SqliteConnection connection)
    {
        var summaries = new List<BarSeriesSummary>();
        var rows = connection.Prepare(SelectTallies);
        while (rows.Step())
        {
            summaries.Add(new BarSeriesSummary(
                SeriesTable.Read(rows, 0),
                rows.Int64(3),
                rows.Int64(4),
                StoredTime.ToTime(rows.Int64(5), connection.Path),
                StoredTime.ToTime(rows.Int64(6), connection.Path),
                ReadProvenances(connection, rows.Int64(2))));
        }

        rows.Reset();
        return SeriesNames.InOrder(summaries, summary => summary.Series);
    }

    private static List<BarProvenance> ReadProvenances(SqliteConnection connection, long seriesId)
    {
        var provenances = new List<BarProvenance>();
        var rows = connection.Prepare(SelectProvenances);
        rows.Bind(1, seriesId);
        while (rows.Step())
        {
            provenances.Add((BarProvenance)rows.Int32(0));
        }

        rows.Reset();
        return provenances;
    }
}
