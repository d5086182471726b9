using SQLitePCL;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
/// <remarks>
/// The statements of the store are few and hot, so they are bound and stepped on the native interface; a general data
/// provider would box each value on the way.
/// </remarks>
internal sealed class SqliteConnection : IDisposable
{
    private const int OpenFlags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    private SqliteConnection(string path, sqlite3 handle)
    {
        Path = path;
        _handle = handle;
    }

    public string Path { get; }

    /// <summary>Rows that the last statement added or changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    public long LastRowId => raw.sqlite3_last_insert_rowid(_handle);

    public static SqliteConnection Open(string path, TimeSpan busyTimeout)
    {
        Batteries_V2.Init();
        var code = raw.sqlite3_open_v2(path, out var handle, OpenFlags, null);
        if (code != raw.SQLITE_OK)
        {
            var detail = handle is null || handle.IsInvalid ? "no handle" : raw.sqlite3_errmsg(handle).utf8_to_string();
            handle?.Dispose();
            throw SqliteFault.Create(path, code, detail);
        }

        var connection = new SqliteConnection(path, handle);
        try
        {
            connection.Check(raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds));
            connection.Execute("PRAGMA foreign_keys = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Runs a statement without an exception on failure: for a rollback after which the first error must be seen.</summary>
    public void TryExecute(string sql) => raw.sqlite3_exec(_handle, sql);

    /// <summary>A statement that is kept for the life of the connection, reset and ready to be bound.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
            statement = new SqliteStatement(this, handle);
            _statements.Add(sql, statement);
        }

        statement.Reset();
        return statement;
    }

    /// <summary>The first column of the first row.</summary>
    public long ReadInt64(string sql)
    {
        using var statement = new SqliteStatement(this, PrepareOnce(sql));
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>The first column of the first row.</summary>
    public string ReadText(string sql)
    {
        using var statement = new SqliteStatement(this, PrepareOnce(sql));
        return statement.Step() ? statement.Text(0) : string.Empty;
    }

    /// <summary>Copies every page of the state that an open transaction of this connection sees.</summary>
    public void CopyTo(SqliteConnection target, int pagesAtATime, CancellationToken cancellationToken)
    {
        using var backup = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        if (backup is null || backup.IsInvalid)
        {
            throw target.Fault(raw.sqlite3_errcode(target._handle));
        }

        int code;
        while ((code = raw.sqlite3_backup_step(backup, pagesAtATime)) == raw.SQLITE_OK)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (code != raw.SQLITE_DONE)
        {
            throw target.Fault(code);
        }
    }

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    public StoreException Fault(int code) =>
        SqliteFault.Create(Path, code, raw.sqlite3_errmsg(_handle).utf8_to_string());

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _handle.Dispose();
    }

    private sqlite3_stmt PrepareOnce(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        return handle;
    }
}
