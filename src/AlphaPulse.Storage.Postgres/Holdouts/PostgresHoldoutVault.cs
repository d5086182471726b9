namespace AlphaPulse.Storage.Postgres;

/// <summary>Counts the looks at holdouts in a PostgreSQL database.</summary>
/// <remarks>A holdout is a span of a series; two spans that share bars are one holdout. Each opening is kept, those of the same candidate too. Safe for use
/// from any thread and by several processes: of candidates that come at once one gets in.</remarks>
/// <param name="database">The database; not disposed with the vault.</param>
public sealed class PostgresHoldoutVault(PostgresDatabase database) : IHoldoutVault
{
    // Any common bar counts: a border that is moved a little does not make another holdout.
    private const string SelectOther = """
        SELECT candidate, from_time, to_time FROM holdout_openings
        WHERE series_id = $1 AND from_time < $3 AND to_time > $2 AND candidate <> $4 ORDER BY id DESC LIMIT 1
        """;

    private const string SelectOwn = """
        SELECT override_reason FROM holdout_openings
        WHERE series_id = $1 AND from_time = $2 AND to_time = $3 AND candidate = $4 ORDER BY id DESC LIMIT 1
        """;

    private const string CountAll = """
        SELECT count(*) FROM holdout_openings WHERE series_id = $1 AND from_time < $3 AND to_time > $2
        """;

    // A candidate that came several times tried its models once.
    private const string SumTrials = """
        SELECT coalesce(sum(trials), 0)::bigint FROM (
            SELECT max(trials) AS trials FROM holdout_openings
            WHERE series_id = $1 AND from_time < $3 AND to_time > $2 AND candidate <> $4 GROUP BY candidate) others
        """;

    private const string Insert = """
        INSERT INTO holdout_openings (series_id, from_time, to_time, candidate, opened_at, count, trials, override_reason, trials_on_holdout)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string SelectAll = """
        SELECT s.instrument, s.timeframe, h.from_time, h.to_time, h.candidate, h.opened_at, h.count, h.trials, h.override_reason, h.trials_on_holdout
        FROM holdout_openings h JOIN series s ON s.id = h.series_id ORDER BY h.id
        """;

    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The candidate or the reason is empty, the end is before the start, or the trials are below 0.</exception>
    public Task<HoldoutOpening> OpenAsync(
        BarSeriesId series,
        DateTimeOffset from,
        DateTimeOffset to,
        string candidate,
        int trials,
        string? overrideReason = null,
        CancellationToken cancellationToken = default)
    {
        HoldoutRules.Require(from, to, candidate, trials, overrideReason);
        return _database.WriteAsync(
            [series],
            (write, token) => OpenAsync(write, series, from.ToUniversalTime(), to.ToUniversalTime(), candidate, trials, overrideReason, token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(ListAsync, cancellationToken);

    private static async Task<IReadOnlyList<HoldoutOpening>> ListAsync(PostgresSession session, CancellationToken cancellationToken) => await session.QueryAsync(
        SelectAll,
        [],
        row => new HoldoutOpening(
            SeriesTable.Read(row, 0, session.Place),
            StoredTime.ToTime(row.GetInt64(2), session.Place),
            StoredTime.ToTime(row.GetInt64(3), session.Place),
            StoredText.Decode(row.GetString(4), session.Place),
            StoredTime.ToTime(row.GetInt64(5), session.Place),
            row.GetInt32(6),
            row.GetInt32(7),
            row.IsDBNull(8) ? null : StoredText.Decode(row.GetString(8), session.Place),
            row.GetInt64(9)),
        cancellationToken).ConfigureAwait(false);

    private static async Task<HoldoutOpening> OpenAsync(
        PostgresWrite write,
        BarSeriesId series,
        DateTimeOffset from,
        DateTimeOffset to,
        string candidate,
        int trials,
        string? overrideReason,
        CancellationToken cancellationToken)
    {
        var session = write.Session;
        object?[] span = [write.SeriesIds[series], StoredTime.From(from), StoredTime.From(to)];
        object?[] key = [.. span, StoredText.Encode(candidate)];
        var own = await session.QueryAsync(SelectOwn, key, row => row.IsDBNull(0) ? null : StoredText.Decode(row.GetString(0), session.Place), cancellationToken).ConfigureAwait(false);
        var others = own.Count > 0 ? [] : await session.QueryAsync(
            SelectOther,
            key,
            row => (Candidate: StoredText.Decode(row.GetString(0), session.Place), From: StoredTime.ToTime(row.GetInt64(1), session.Place), To: StoredTime.ToTime(row.GetInt64(2), session.Place)),
            cancellationToken).ConfigureAwait(false);
        if (others.Count > 0 && overrideReason is null)
        {
            throw HoldoutRules.Refuse(series, from, to, candidate, others[0].Candidate, others[0].From, others[0].To);
        }

        var opening = new HoldoutOpening(
            series,
            from,
            to,
            candidate,
            write.RecordedAt,
            (int)await session.ScalarAsync<long>(CountAll, span, cancellationToken).ConfigureAwait(false) + 1,
            trials,
            others.Count > 0 ? overrideReason : own.SingleOrDefault(),
            trials + await session.ScalarAsync<long>(SumTrials, key, cancellationToken).ConfigureAwait(false));
        object?[] values =
        [
            .. key, StoredTime.From(opening.OpenedAt), opening.Count, opening.Trials, StoredText.EncodeOrNull(opening.OverrideReason),
            opening.TrialsOnHoldout,
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken).ConfigureAwait(false);
        return opening;
    }
}
