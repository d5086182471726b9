namespace AlphaPulse.Storage.Sqlite;

/// <summary>Runs of the pipeline with their stages, in a SQLite file.</summary>
/// <remarks>A run that was started and never finished stays <see cref="RunStatus.Running"/>: that is how a kill is told. Safe for
/// use from any thread.</remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class SqliteRunLedger(SqliteDatabase database) : IRunLedger
{
    private const string InsertRun = "INSERT INTO runs (kind, series_id, started_at, status) VALUES (?1, ?2, ?3, 0)";
    private const string UpdateSeries = "UPDATE runs SET series_id = ?2 WHERE id = ?1";
    private const string SelectStatus = "SELECT status FROM runs WHERE id = ?1";
    private const string InsertStage = """
        INSERT INTO run_stages (run_id, number, name, elapsed, items)
        SELECT ?1, 1 + count(*), ?2, ?3, ?4 FROM run_stages WHERE run_id = ?1
        """;

    private const string Finish = "UPDATE runs SET finished_at = ?2, status = ?3, message = ?4 WHERE id = ?1";
    private const string SelectStages = "SELECT run_id, name, elapsed, items FROM run_stages ORDER BY run_id, number";
    private const string SelectRuns = """
        SELECT s.instrument, s.timeframe, r.id, r.kind, r.started_at, r.finished_at, r.status, r.message
        FROM runs r LEFT JOIN series s ON s.id = r.series_id ORDER BY r.id
        """;

    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public Task<long> StartAsync(string kind, BarSeriesId? series, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return _database.WriteAsync(
            (connection, _) =>
            {
                var insert = connection.Prepare(InsertRun);
                insert.Bind(1, kind);
                if (series is { } known)
                {
                    insert.Bind(2, SeriesTable.FindOrAdd(connection, known));
                }
                else
                {
                    insert.BindNull(2);
                }

                insert.Bind(3, StoredTime.From(_database.Clock.GetUtcNow()));
                insert.Run();
                return connection.LastRowId;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreException">There is no such run, or it has ended.</exception>
    public Task SetSeriesAsync(long runId, BarSeriesId series, CancellationToken cancellationToken = default) =>
        _database.WriteAsync(
            (connection, _) =>
            {
                RequireRunning(connection, runId);
                var update = connection.Prepare(UpdateSeries);
                update.Bind(1, runId);
                update.Bind(2, SeriesTable.FindOrAdd(connection, series));
                update.Run();
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreException">There is no such run, or it has ended.</exception>
    public Task AddStageAsync(long runId, StageResult stage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return _database.WriteAsync(
            (connection, _) =>
            {
                RequireRunning(connection, runId);
                var insert = connection.Prepare(InsertStage);
                insert.Bind(1, runId);
                insert.Bind(2, stage.Name);
                insert.Bind(3, stage.Elapsed.Ticks);
                insert.Bind(4, stage.Items);
                insert.Run();
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one that a run ends with.</exception>
    /// <exception cref="StoreException">There is no such run, or it has ended.</exception>
    public Task FinishAsync(long runId, RunStatus status, string? message, CancellationToken cancellationToken = default)
    {
        RunRules.RequireEnd(status);
        return _database.WriteAsync(
            (connection, _) =>
            {
                RequireRunning(connection, runId);
                var finish = connection.Prepare(Finish);
                finish.Bind(1, runId);
                finish.Bind(2, StoredTime.From(_database.Clock.GetUtcNow()));
                finish.Bind(3, (int)status);
                finish.Bind(4, message);
                finish.Run();
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(List, cancellationToken);

    private static void RequireRunning(SqliteConnection connection, long runId)
    {
        var rows = connection.Prepare(SelectStatus);
        rows.Bind(1, runId);
        RunStatus? status = rows.Step() ? (RunStatus)rows.Int32(0) : null;
        rows.Reset();
        RunRules.RequireRunning(status, runId, connection.Path);
    }

    private static IReadOnlyList<RunRecord> List(SqliteConnection connection)
    {
        var stages = new Dictionary<long, List<StageResult>>();
        var rows = connection.Prepare(SelectStages);
        while (rows.Step())
        {
            if (!stages.TryGetValue(rows.Int64(0), out var list))
            {
                stages.Add(rows.Int64(0), list = []);
            }

            list.Add(new StageResult(rows.Text(1), TimeSpan.FromTicks(rows.Int64(2)), rows.Int64(3)));
        }

        rows.Reset();
        var runs = new List<RunRecord>();
        rows = connection.Prepare(SelectRuns);
        while (rows.Step())
        {
            var id = rows.Int64(2);
            runs.Add(new RunRecord(
                id,
                rows.Text(3),
                rows.TextOrNull(0) is null ? null : SeriesTable.Read(rows, 0),
                StoredTime.ToTime(rows.Int64(4), connection.Path),
                rows.Int64OrNull(5) is { } finishedAt ? StoredTime.ToTime(finishedAt, connection.Path) : null,
                (RunStatus)rows.Int32(6),
                rows.TextOrNull(7),
                stages.TryGetValue(id, out var list) ? list : []));
        }

        rows.Reset();
        return runs;
    }
}
