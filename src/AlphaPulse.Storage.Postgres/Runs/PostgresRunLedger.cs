namespace AlphaPulse.Storage.Postgres;

/// <summary>Runs of the pipeline with their stages, in a PostgreSQL database.</summary>
/// <remarks>A run that was started and never finished stays <see cref="RunStatus.Running"/>: that is how a kill is told. Safe for
/// use from any thread and by several processes.</remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class PostgresRunLedger(PostgresDatabase database) : IRunLedger
{
    private const string InsertRun = "INSERT INTO runs (kind, series_id, started_at, status) VALUES ($1, $2::integer, $3, 0) RETURNING id";
    private const string UpdateSeries = "UPDATE runs SET series_id = $2 WHERE id = $1";
    private const string SelectStatus = "SELECT status FROM runs WHERE id = $1 FOR UPDATE";
    private const string InsertStage = """
        INSERT INTO run_stages (run_id, number, name, elapsed, items)
        SELECT $1, 1 + count(*), $2, $3, $4 FROM run_stages WHERE run_id = $1
        """;

    private const string Finish = "UPDATE runs SET finished_at = $2, status = $3, message = $4 WHERE id = $1";
    private const string SelectStages = "SELECT run_id, name, elapsed, items FROM run_stages ORDER BY run_id, number";
    private const string SelectRuns = """
        SELECT s.instrument, s.timeframe, r.id, r.kind, r.started_at, r.finished_at, r.status, r.message
        FROM runs r LEFT JOIN series s ON s.id = r.series_id ORDER BY r.id
        """;

    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public Task<long> StartAsync(string kind, BarSeriesId? series, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return WriteAsync(
            async (session, token) =>
            {
                var seriesId = series is { } known ? await NumberAsync(session, known, token).ConfigureAwait(false) : (int?)null;
                object?[] values = [StoredText.Encode(kind), seriesId, StoredTime.From(_database.Clock.GetUtcNow())];
                return await session.ScalarAsync<long>(InsertRun, values, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">There is no such run, or it has ended.</exception>
    public Task SetSeriesAsync(long runId, BarSeriesId series, CancellationToken cancellationToken = default) => ChangeAsync(
        runId,
        async (session, token) => await session.ExecuteAsync(
            UpdateSeries, [runId, await NumberAsync(session, series, token).ConfigureAwait(false)], token).ConfigureAwait(false),
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">There is no such run, or it has ended.</exception>
    public Task AddStageAsync(long runId, StageResult stage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return ChangeAsync(
            runId,
            (session, token) => session.ExecuteAsync(
                InsertStage, [runId, StoredText.Encode(stage.Name), stage.Elapsed.Ticks, stage.Items], token),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one that a run ends with.</exception>
    /// <exception cref="StoreException">There is no such run, or it has ended.</exception>
    public Task FinishAsync(long runId, RunStatus status, string? message, CancellationToken cancellationToken = default)
    {
        RunRules.RequireEnd(status);
        return ChangeAsync(
            runId,
            (session, token) => session.ExecuteAsync(
                Finish, [runId, StoredTime.From(_database.Clock.GetUtcNow()), (int)status, StoredText.EncodeOrNull(message)], token),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(ListAsync, cancellationToken);

    private static async Task<int> NumberAsync(PostgresSession session, BarSeriesId series, CancellationToken cancellationToken) =>
        (await SeriesTable.FindOrAddAsync(session, [series], cancellationToken).ConfigureAwait(false))[series];

    private static async Task<IReadOnlyList<RunRecord>> ListAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        var stages = await session.QueryAsync(
            SelectStages,
            [],
            row => (RunId: row.GetInt64(0), Stage: new StageResult(StoredText.Decode(row.GetString(1), session.Place), TimeSpan.FromTicks(row.GetInt64(2)), row.GetInt64(3))),
            cancellationToken).ConfigureAwait(false);
        var byRun = stages.ToLookup(stage => stage.RunId, stage => stage.Stage);
        return await session.QueryAsync(
            SelectRuns,
            [],
            row => new RunRecord(
                row.GetInt64(2),
                StoredText.Decode(row.GetString(3), session.Place),
                row.IsDBNull(0) ? null : SeriesTable.Read(row, 0, session.Place),
                StoredTime.ToTime(row.GetInt64(4), session.Place),
                row.IsDBNull(5) ? null : StoredTime.ToTime(row.GetInt64(5), session.Place),
                (RunStatus)row.GetInt32(6),
                row.IsDBNull(7) ? null : StoredText.Decode(row.GetString(7), session.Place),
                [.. byRun[row.GetInt64(2)]]),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A run is told while its series is being written, so that it takes no lock of a series.</summary>
    private Task<T> WriteAsync<T>(Func<PostgresSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        _database.WriteAsync([], (write, token) => work(write.Session, token), cancellationToken);

    private Task<bool> ChangeAsync(long runId, Func<PostgresSession, CancellationToken, Task> work, CancellationToken cancellationToken) => WriteAsync(
        async (session, token) =>
        {
            var status = await session.ScalarAsync<int?>(SelectStatus, [runId], token).ConfigureAwait(false);
            RunRules.RequireRunning((RunStatus?)status, runId, session.Place);
            await work(session, token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
