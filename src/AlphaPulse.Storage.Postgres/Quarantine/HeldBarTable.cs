using System.Text;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The rows of the quarantine that are bars, inside the database.</summary>
internal static class HeldBarTable
{
    private const string Columns =
        "s.instrument, s.timeframe, q.id, q.kind, q.source, q.reason, q.raw, q.recorded_at, q.released_at, q.release_reason, q.superseded_at FROM quarantine q JOIN series s ON s.id = q.series_id";

    private const string SelectMany =
        "SELECT " + Columns + " WHERE q.series_id = $1 AND q.open_time >= $3 AND q.open_time < $4 AND ($2 OR (q.released_at IS NULL AND q.superseded_at IS NULL)) ORDER BY q.open_time, q.id";

    private const string SelectOne = "SELECT " + Columns + " WHERE q.id = $1 AND q.open_time IS NOT NULL";

    private const string Release = "UPDATE quarantine SET released_at = $2, release_reason = $3 WHERE id = $1";

    private const string Supersede = "UPDATE quarantine SET superseded_at = $2 WHERE id = $1";

    /// <summary>The bars of a series between two open times, in the order of time.</summary>
    public static async Task<IReadOnlyList<HeldBar>> ListAsync(
        PostgresSession session, BarSeriesId series, bool includeReleased, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellationToken)
    {
        if (await SeriesTable.FindAsync(session, series, cancellationToken).ConfigureAwait(false) is not { } seriesId)
        {
            return [];
        }

        return await session.QueryAsync(
            SelectMany,
            [seriesId, includeReleased, from is { } first ? StoredTime.From(first) : long.MinValue, to is { } end ? StoredTime.From(end) : long.MaxValue],
            row => Read(row, session.Place), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bar of a number.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static async Task<HeldBar> FindAsync(PostgresSession session, long id, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync(SelectOne, [id], row => Read(row, session.Place), cancellationToken).ConfigureAwait(false);
        return found.SingleOrDefault() ?? throw HeldBarRules.NotHeld(id, session.Place);
    }

    /// <summary>Lets a bar go inside a write transaction that holds the lock of its series.</summary>
    /// <returns>The bar; as it was let go before where somebody was faster.</returns>
    public static async Task<HeldBar> ReleaseAsync(
        PostgresWrite write, long id, string reason, DateTimeOffset? availableAt, CancellationToken cancellationToken)
    {
        var held = await FindAsync(write.Session, id, cancellationToken).ConfigureAwait(false);
        if (held.ReleasedAt is not null)
        {
            return held;
        }

        var now = write.RecordedAt;
        var bar = HeldBarRules.LetGo(held.Bar, availableAt ?? now);
        await BarWriter.WriteAsync(write, [bar], cancellationToken).ConfigureAwait(false);
        var seriesId = write.SeriesIds[bar.Series];
        var touching = await CoverageTable.ReadTouchingAsync(write.Session, seriesId, bar.OpenTime, bar.OpenTime, cancellationToken).ConfigureAwait(false);
        if (HeldBarRules.Present(touching, bar, reason, now) is { } span)
        {
            await CoverageTable.ApplyAsync(write.Session, seriesId, [span], cancellationToken).ConfigureAwait(false);
        }

        await write.Session.ExecuteAsync(Release, [id, StoredTime.From(now), StoredText.Encode(reason)], cancellationToken).ConfigureAwait(false);
        return held with { Bar = bar, ReleasedAt = now, ReleaseReason = reason };
    }

    /// <summary>Marks a bar as superseded inside a write transaction that holds the lock of its series.</summary>
    /// <returns>Whether it was neither let go nor superseded before.</returns>
    public static async Task<bool> SupersedeAsync(PostgresWrite write, long id, CancellationToken cancellationToken)
    {
        var held = await FindAsync(write.Session, id, cancellationToken).ConfigureAwait(false);
        return held is { ReleasedAt: null, SupersededAt: null }
            && await write.Session.ExecuteAsync(Supersede, [id, StoredTime.From(write.RecordedAt)], cancellationToken).ConfigureAwait(false) > 0;
    }

    private static HeldBar Read(NpgsqlDataReader row, string place)
    {
        var id = row.GetInt64(2);
        return new HeldBar(
            id,
            HeldBarRules.Read(SeriesTable.Read(row, 0, place), id, Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(6)), place),
            HeldBarRules.Kind(row.GetInt32(3), place),
            StoredText.Decode(row.GetString(4), place),
            StoredText.Decode(row.GetString(5), place),
            StoredTime.ToTime(row.GetInt64(7), place))
        {
            ReleasedAt = row.IsDBNull(8) ? null : StoredTime.ToTime(row.GetInt64(8), place),
            ReleaseReason = row.IsDBNull(9) ? null : StoredText.Decode(row.GetString(9), place),
            SupersededAt = row.IsDBNull(10) ? null : StoredTime.ToTime(row.GetInt64(10), place),
        };
    }
}
