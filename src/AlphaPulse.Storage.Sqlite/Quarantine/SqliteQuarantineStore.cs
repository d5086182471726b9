using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Inputs that could not become bars, and bars that are held back, in a SQLite file. Safe for use from any thread.</summary>
/// <param name="database">The database; not disposed with the store.</param>
public sealed partial class SqliteQuarantineStore(SqliteDatabase database) : IQuarantineStore, IHeldBarStore
{
    private const string Insert = """
        INSERT INTO quarantine (series_id, source, line, raw, reason, recorded_at, kind, open_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO NOTHING
        """;

    private const string Select = "SELECT source, line, raw, reason, kind, open_time FROM quarantine WHERE series_id = ?1 ORDER BY id";

    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async Task<int> AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        cancellationToken.ThrowIfCancellationRequested();
        if (rows.Count == 0)
        {
            return 0;
        }

        var recordedAt = StoredTime.From(_database.Clock.GetUtcNow());
        return await _database.WriteAsync(
            (connection, token) => Add(connection, rows, recordedAt, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<QuarantinedRow> ReadAsync(
        BarSeriesId series, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = await _database.RentReaderAsync(cancellationToken).ConfigureAwait(false);
        SqliteStatement? rows = null;
        try
        {
            if (SeriesTable.Find(reader, series) is not { } seriesId)
            {
                yield break;
            }

            rows = reader.Prepare(Select);
            rows.Bind(1, seriesId);
            while (rows.Step())
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new QuarantinedRow(series, rows.Text(0), rows.Int64OrNull(1), rows.Text(2), rows.Text(3))
                {
                    Kind = HeldBarRules.Kind(rows.Int32(4), reader.Path),
                    OpenTime = rows.Int64OrNull(5) is { } openTime ? StoredTime.ToTime(openTime, reader.Path) : null,
                };
            }
        }
        finally
        {
            rows?.Reset();
            _database.ReturnReader(reader);
        }
    }

    /// <summary>Keeps rows inside a write transaction.</summary>
    internal static int Add(
        SqliteConnection connection, IReadOnlyList<QuarantinedRow> rows, long recordedAt, CancellationToken cancellationToken)
    {
        var insert = connection.Prepare(Insert);
        var added = 0;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            insert.Bind(1, SeriesTable.FindOrAdd(connection, row.Series));
            insert.Bind(2, row.Source);
            if (row.Line is { } line)
            {
                insert.Bind(3, line);
            }
            else
            {
                insert.BindNull(3);
            }

            insert.Bind(4, row.Raw);
            insert.Bind(5, row.Reason);
            insert.Bind(6, recordedAt);
            insert.Bind(7, (int)row.Kind);
            if (row.OpenTime is { } openTime)
            {
                insert.Bind(8, StoredTime.From(openTime));
            }
            else
            {
                insert.BindNull(8);
            }

            insert.Run();
            added += connection.Changes;
        }

        return added;
    }
}
