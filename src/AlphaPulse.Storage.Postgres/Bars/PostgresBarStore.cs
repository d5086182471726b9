using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Bars with every version in a PostgreSQL database.</summary>
/// <remarks>
/// <para>A decimal comes back with the digits it was written with, trailing zeros included. Times keep 100 ns.</para>
/// <para>Of several versions a read takes the one with the greatest number among those that the query lets through. A bar that is
/// still forming never hides a closed version of the same bar from a read without <see cref="BarQuery.IncludeProvisional"/>.
/// An empty <see cref="BarDetail"/> is stored as none.</para>
/// <para>A running read holds a connection and its state of the store until it ends. Safe for use from any thread and by several
/// processes.</para>
/// </remarks>
/// <param name="database">The database; not disposed with the store.</param>
public sealed class PostgresBarStore(PostgresDatabase database) : IBarStore
{
    private const string SelectTallies = """
        SELECT s.instrument, s.timeframe, t.bars, t.revisions,
            coalesce(t.first_open, (SELECT min(open_time) FROM bars b WHERE b.series_id = s.id)),
            coalesce(t.last_open, (SELECT max(open_time) FROM bars b WHERE b.series_id = s.id)),
            ARRAY(SELECT p.provenance FROM series_provenances p WHERE p.series_id = s.id AND p.bars > 0 ORDER BY p.provenance)
        FROM series_tallies t JOIN series s ON s.id = t.series_id
        """;

    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A bar is <see langword="null"/> or does not state its provenance.</exception>
    public async Task<BarWriteResult> WriteAsync(IReadOnlyList<Bar> bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var series = new HashSet<BarSeriesId>();
        BarSeriesId last = default;
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (BarVersions.FindDefect(bar, i) is { } defect)
            {
                throw new ArgumentException(defect, nameof(bars));
            }

            if (i == 0 || bar.Series != last)
            {
                last = bar.Series;
                series.Add(last);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (bars.Count == 0)
        {
            return default;
        }

        var result = await _database.WriteAsync(
            series, (write, token) => BarWriter.WriteAsync(write, bars, token), cancellationToken).ConfigureAwait(false);
        StorageTelemetry.BarsWritten.Add(result.Inserted + result.Revised);
        return result;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> ReadAsync(
        BarQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        BarRow? newest = null;
        await foreach (var row in BarReader.ReadAsync(_database, query, cancellationToken).ConfigureAwait(false))
        {
            if (newest is { } before && before.OpenTime != row.OpenTime)
            {
                yield return before.ToBar(query.Series, _database.Location);
            }

            newest = row;
        }

        if (newest is { } last)
        {
            yield return last.ToBar(query.Series, _database.Location);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BarRevision> ReadRevisionsAsync(
        BarQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var row in BarReader.ReadAsync(_database, query, cancellationToken).ConfigureAwait(false))
        {
            yield return new BarRevision(row.ToBar(query.Series, _database.Location), row.Revision);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Does not count the bars: its cost is that of the number of series. A series of which only forming bars are held is
    /// listed with no bars and the open times of those.</remarks>
    public Task<IReadOnlyList<BarSeriesSummary>> ListSeriesAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(ListSeriesAsync, cancellationToken);

    /// <summary>Lists what is held inside a read.</summary>
    internal static async Task<IReadOnlyList<BarSeriesSummary>> ListSeriesAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        var summaries = await session.QueryAsync(
            SelectTallies,
            [],
            row => new BarSeriesSummary(
                SeriesTable.Read(row, 0, session.Place),
                row.GetInt64(2),
                row.GetInt64(3),
                StoredTime.ToTime(row.GetInt64(4), session.Place),
                StoredTime.ToTime(row.GetInt64(5), session.Place),
                [.. row.GetFieldValue<int[]>(6).Select(provenance => (BarProvenance)provenance)]),
            cancellationToken).ConfigureAwait(false);
        return SeriesNames.InOrder(summaries, summary => summary.Series);
    }
}
