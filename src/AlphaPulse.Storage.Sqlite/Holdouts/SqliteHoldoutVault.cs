namespace AlphaPulse.Storage.Sqlite;

/// <summary>Counts the looks at holdouts in a SQLite file.</summary>
/// <remarks>A holdout is a span of a series; two spans that share bars are one holdout. Each opening is kept, those of the same candidate too. Safe for use
/// from any thread.</remarks>
/// <param name="database">The database; not disposed with the vault.</param>
public sealed class SqliteHoldoutVault(SqliteDatabase database) : IHoldoutVault
{
    // Any common bar counts: a border that is moved a little does not make another holdout.
    private const string SelectOther = """
        SELECT candidate, from_time, to_time FROM holdout_openings
        WHERE series_id = ?1 AND from_time < ?3 AND to_time > ?2 AND candidate <> ?4 ORDER BY id DESC LIMIT 1
        """;

    private const string CountOwn = """
        SELECT count(*) FROM holdout_openings WHERE series_id = ?1 AND from_time = ?2 AND to_time = ?3 AND candidate = ?4
        """;

    private const string CountAll = """
        SELECT count(*) FROM holdout_openings WHERE series_id = ?1 AND from_time < ?3 AND to_time > ?2
        """;

    private const string SelectOwnReason = """
        SELECT override_reason FROM holdout_openings
        WHERE series_id = ?1 AND from_time = ?2 AND to_time = ?3 AND candidate = ?4 ORDER BY id DESC LIMIT 1
        """;

    // A candidate that came several times tried its models once.
    private const string SumTrials = """
        SELECT coalesce(sum(trials), 0) FROM (
            SELECT max(trials) AS trials FROM holdout_openings
            WHERE series_id = ?1 AND from_time < ?3 AND to_time > ?2 AND candidate <> ?4 GROUP BY candidate)
        """;

    private const string Insert = """
        INSERT INTO holdout_openings (series_id, from_time, to_time, candidate, opened_at, count, trials, override_reason, trials_on_holdout)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """;

    private const string SelectAll = """
        SELECT s.instrument, s.timeframe, h.from_time, h.to_time, h.candidate, h.opened_at, h.count, h.trials, h.override_reason, h.trials_on_holdout
        FROM holdout_openings h JOIN series s ON s.id = h.series_id ORDER BY h.id
        """;

    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

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
            (connection, _) => Open(connection, series, from.ToUniversalTime(), to.ToUniversalTime(), candidate, trials, overrideReason),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Where there is no file nothing was opened, and a look makes none: <see cref="OpenAsync"/> does.</remarks>
    public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) =>
        File.Exists(_database.Path) ? _database.ReadAsync(List, cancellationToken) : Task.FromResult<IReadOnlyList<HoldoutOpening>>([]);

    private static IReadOnlyList<HoldoutOpening> List(SqliteConnection connection)
    {
        var openings = new List<HoldoutOpening>();
        var rows = connection.Prepare(SelectAll);
        while (rows.Step())
        {
            openings.Add(new HoldoutOpening(
                SeriesTable.Read(rows, 0),
                StoredTime.ToTime(rows.Int64(2), connection.Path),
                StoredTime.ToTime(rows.Int64(3), connection.Path),
                rows.Text(4),
                StoredTime.ToTime(rows.Int64(5), connection.Path),
                rows.Int32(6),
                rows.Int32(7),
                rows.TextOrNull(8),
                rows.Int64(9)));
        }

        rows.Reset();
        return openings;
    }

    private HoldoutOpening Open(
        SqliteConnection connection, BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason)
    {
        var seriesId = SeriesTable.FindOrAdd(connection, series);
        var own = Ask(connection, CountOwn, seriesId, from, to, candidate);
        var other = connection.Prepare(SelectOther);
        BindKey(other, seriesId, from, to, candidate);
        var isSecond = own == 0 && other.Step();
        if (isSecond && overrideReason is null)
        {
            var (before, seenFrom, seenTo) = (other.Text(0), StoredTime.ToTime(other.Int64(1), connection.Path), StoredTime.ToTime(other.Int64(2), connection.Path));
            other.Reset();
            throw HoldoutRules.Refuse(series, from, to, candidate, before, seenFrom, seenTo);
        }

        other.Reset();
        var opening = new HoldoutOpening(
            series,
            from,
            to,
            candidate,
            _database.Clock.GetUtcNow(),
            (int)Ask(connection, CountAll, seriesId, from, to, candidate: null) + 1,
            trials,
            isSecond ? overrideReason : RecordedReason(connection, seriesId, from, to, candidate),
            trials + Ask(connection, SumTrials, seriesId, from, to, candidate));
        var insert = connection.Prepare(Insert);
        BindKey(insert, seriesId, from, to, candidate);
        insert.Bind(5, StoredTime.From(opening.OpenedAt));
        insert.Bind(6, opening.Count);
        insert.Bind(7, opening.Trials);
        insert.Bind(8, opening.OverrideReason);
        insert.Bind(9, opening.TrialsOnHoldout);
        insert.Run();
        return opening;
    }

    private static string? RecordedReason(SqliteConnection connection, long seriesId, DateTimeOffset from, DateTimeOffset to, string candidate)
    {
        var rows = connection.Prepare(SelectOwnReason);
        BindKey(rows, seriesId, from, to, candidate);
        var reason = rows.Step() ? rows.TextOrNull(0) : null;
        rows.Reset();
        return reason;
    }

    private static long Ask(SqliteConnection connection, string query, long seriesId, DateTimeOffset from, DateTimeOffset to, string? candidate)
    {
        var rows = connection.Prepare(query);
        BindKey(rows, seriesId, from, to, candidate);
        var answer = rows.Step() ? rows.Int64(0) : 0;
        rows.Reset();
        return answer;
    }

    private static void BindKey(SqliteStatement statement, long seriesId, DateTimeOffset from, DateTimeOffset to, string? candidate)
    {
        statement.Bind(1, seriesId);
        statement.Bind(2, StoredTime.From(from));
        statement.Bind(3, StoredTime.From(to));
        if (candidate is not null)
        {
            statement.Bind(4, candidate);
        }
    }
}
