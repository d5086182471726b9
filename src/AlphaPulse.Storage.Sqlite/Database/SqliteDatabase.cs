using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Owns one database file: one writer, as many readers as ask, and the version of the schema.</summary>
/// <remarks>
/// <para>The file is opened at the first use, or by <see cref="OpenAsync"/>. It is in write-ahead mode with full synchronisation:
/// a write that returned survives a killed process and a power cut. Readers never wait for the writer, and each read sees the
/// store as it was when the read began. A file of another program and a file of a newer version are refused untouched.</para>
/// <para>Several processes may share the file on one machine; a network drive is not supported. Calls do their work on the
/// calling thread. Safe for use from any thread. Dispose it when the stores over it are no longer used.</para>
/// </remarks>
public sealed class SqliteDatabase : IAsyncDisposable
{
    private const int GreatestIdleReaders = 4;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);
    private readonly SqliteStoreOptions _options;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _idleReaders = [];
    private SqliteConnection? _writer;
    private volatile bool _isOpen;
    private volatile bool _isDisposed;

    /// <summary>Names a database with default options; opens nothing yet.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="ArgumentException">The path is empty or not that of an ordinary file.</exception>
    public SqliteDatabase(string path)
        : this(new SqliteStoreOptions { Path = path })
    {
    }

    /// <summary>Names a database; opens nothing yet.</summary>
    /// <param name="options">Where it is and how it is opened; copied.</param>
    /// <param name="timeProvider">The clock that says when something was recorded; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SqliteDatabase(SqliteStoreOptions options, TimeProvider? timeProvider = null, ILogger<SqliteDatabase>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (SqliteStoreOptionsValidator.FindDefect(options) is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }

        Path = System.IO.Path.GetFullPath(options.Path);
        _options = new SqliteStoreOptions
        {
            Path = Path,
            BusyTimeout = options.BusyTimeout,
            CheckIntegrityOnOpen = options.CheckIntegrityOnOpen,
        };
        Clock = timeProvider ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Opens the file, creates it where there is none and upgrades its schema. Does nothing when it is open.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the file is open.</returns>
    /// <exception cref="StoreException">The file is damaged, not ours, newer than this code, locked or cannot be opened.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        if (_isOpen && !_isDisposed)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes the file. Reads that are under way keep their connection until they end.</summary>
    /// <returns>A task that ends when it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            _writer?.Dispose();
            _writer = null;
            while (_idleReaders.TryTake(out var reader))
            {
                reader.Dispose();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Runs work in a write transaction: all of it is kept, or nothing after an exception or a cancellation.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var writer = await EnsureOpenAsync(cancellationToken).ConfigureAwait(false);
            writer.Execute("BEGIN IMMEDIATE");
            var started = Clock.GetTimestamp();
            T result;
            try
            {
                result = work(writer, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                writer.Execute("COMMIT");
            }
            catch
            {
                writer.TryExecute("ROLLBACK");
                throw;
            }

            StorageTelemetry.TransactionTime.Record(Clock.GetElapsedTime(started).TotalSeconds);
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Runs work that must not be inside a transaction, while nobody else of this process writes.</summary>
    internal async Task<T> RunOnWriterAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return work(await EnsureOpenAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lends a connection for one read; give it back with <see cref="ReturnReader"/>.</summary>
    internal async ValueTask<SqliteConnection> RentReaderAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        return _idleReaders.TryTake(out var reader) ? reader : OpenReader();
    }

    internal void ReturnReader(SqliteConnection reader)
    {
        if (_isDisposed || _idleReaders.Count >= GreatestIdleReaders)
        {
            reader.Dispose();
            return;
        }

        _idleReaders.Add(reader);
        if (_isDisposed && _idleReaders.TryTake(out var late))
        {
            late.Dispose();
        }
    }

    /// <summary>Runs one read that ends before it returns.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        var reader = await RentReaderAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Several statements of one read see one state of the store.
            reader.Execute("BEGIN");
            try
            {
                return work(reader);
            }
            finally
            {
                reader.TryExecute("ROLLBACK");
            }
        }
        finally
        {
            ReturnReader(reader);
        }
    }

    /// <summary>One look at the file: another process that creates it in between would make it look like that of another program.</summary>
    private static int CheckIdentity(SqliteConnection connection)
    {
        connection.Execute("BEGIN");
        try
        {
            return SchemaUpgrade.CheckIdentity(connection);
        }
        finally
        {
            connection.TryExecute("ROLLBACK");
        }
    }

    private SqliteConnection OpenReader()
    {
        var reader = SqliteConnection.Open(Path, _options.BusyTimeout);
        try
        {
            reader.Execute("PRAGMA query_only = ON");
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private async ValueTask<SqliteConnection> EnsureOpenAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_writer is { } writer)
        {
            return writer;
        }

        var opened = SqliteConnection.Open(Path, _options.BusyTimeout);
        try
        {
            var version = CheckIdentity(opened);
            await EnterWriteAheadModeAsync(opened, cancellationToken).ConfigureAwait(false);
            opened.Execute("PRAGMA synchronous = FULL");
            opened.Execute("PRAGMA cache_size = -16000");
            CheckIntegrity(opened);
            if (version is > 0 && version < Schema.Version)
            {
                SqliteLog.Upgrading(_logger, Path, version, Schema.Version);
            }

            SchemaUpgrade.Run(opened, cancellationToken);
            if (version < Schema.Version)
            {
                SqliteLog.Upgraded(_logger, Path, version, Schema.Version);
            }
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        _writer = opened;
        _isOpen = true;
        SqliteLog.Opened(_logger, Path, Schema.Version);
        return opened;
    }

    /// <summary>SQLite does not wait for a lock while it changes the mode of a new file, so two processes that start together meet here.</summary>
    private async Task EnterWriteAheadModeAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var started = Clock.GetTimestamp();
        while (true)
        {
            try
            {
                var mode = connection.ReadText("PRAGMA journal_mode = WAL");
                if (mode == "wal")
                {
                    return;
                }

                throw new StoreException(
                    $"The store '{Path}' stays in journal mode '{mode}' and cannot be read while it is written. Put it on a local disk.");
            }
            catch (SqliteBusyException) when (Clock.GetElapsedTime(started) < _options.BusyTimeout)
            {
                await Task.Delay(RetryPause, Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void CheckIntegrity(SqliteConnection connection)
    {
        if (_options.CheckIntegrityOnOpen && connection.ReadText("PRAGMA quick_check(1)") is var verdict && verdict != "ok")
        {
            throw StoreDamage.Create(Path, verdict);
        }
    }
}
