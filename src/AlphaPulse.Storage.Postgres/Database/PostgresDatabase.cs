using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Owns the connections to one schema of a PostgreSQL database, and the version of what is in it.</summary>
/// <remarks>
/// <para>The store is opened at the first use, or by <see cref="OpenAsync"/>, which makes the schema where there is none; of several
/// processes that start together one does. A write is one transaction: when it returned, it survives a killed process and, with the
/// settings that a server has by default, a power cut. Writers of different series do not wait for each other; those of the same series
/// come one after another, and they lock their series in one order, so that they cannot lock each other out. Readers never wait, and each
/// read sees the store as it was when the read began. A schema with tables of another program and one of a newer version are refused
/// untouched.</para>
/// <para>Any number of processes and machines may share a store. Safe for use from any thread. Dispose it when the stores over it are no
/// longer used.</para>
/// </remarks>
public sealed class PostgresDatabase : IAsyncDisposable
{
    // Without statistics, as after a first load, the planner would sort millions of rows that an index has in order.
    private const string Planning = "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off -c jit=off -c max_parallel_workers_per_gather=0";

    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _isOpen;
    private volatile bool _isDisposed;

    /// <summary>Names a store in the schema <c>alphapulse</c>; connects to nothing yet.</summary>
    /// <param name="connectionString">The connection string of Npgsql; see <see cref="PostgresStoreOptions.ConnectionString"/>.</param>
    /// <exception cref="ArgumentException">The connection string is empty or names no host or no database.</exception>
    public PostgresDatabase(string connectionString)
        : this(new PostgresStoreOptions { ConnectionString = connectionString })
    {
    }

    /// <summary>Names a store; connects to nothing yet.</summary>
    /// <param name="options">Where it is and how it is used; copied.</param>
    /// <param name="timeProvider">The clock that says when something was recorded; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PostgresDatabase(PostgresStoreOptions options, TimeProvider? timeProvider = null, ILogger<PostgresDatabase>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (PostgresStoreOptionsValidator.FindDefect(options) is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }

        var parts = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        var timeout = ((long)Math.Ceiling(options.LockTimeout.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);
        parts.Options = $"{Planning} -c lock_timeout={timeout} {parts.Options}".TrimEnd();
        parts.SearchPath = options.Schema;
        parts.ApplicationName ??= "AlphaPulse";
        _schema = options.Schema;
        _source = NpgsqlDataSource.Create(parts);
        Location = string.Create(CultureInfo.InvariantCulture, $"{parts.Host}:{parts.Port}/{parts.Database}/{options.Schema}");
        Clock = timeProvider ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Where the store is, without what opens it: <c>host:port/database/schema</c>.</summary>
    public string Location { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Connects, makes the schema where there is none and upgrades it. Does nothing when it is open.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the store is open.</returns>
    /// <exception cref="StoreException">The server cannot be reached or refuses; the schema is not ours or newer than this code.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isOpen)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_isOpen)
            {
                await EnsureSchemaAsync(cancellationToken).ConfigureAwait(false);
                _isOpen = true;
            }
        }
        catch (NpgsqlException e)
        {
            throw PostgresFault.Create(Location, e, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Closes the connections that are idle, and those of running calls when they end.</summary>
    /// <returns>A task that ends when they are closed.</returns>
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
            await _source.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lends a connection for a read of one statement; dispose it.</summary>
    internal async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFault.Create(Location, e, cancellationToken);
        }
    }

    /// <summary>Runs work in a write transaction: all of it is kept, or nothing after an exception or a cancellation.</summary>
    /// <param name="series">The series that it writes to: nobody else does meanwhile.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal async Task<T> WriteAsync<T>(
        IReadOnlyCollection<BarSeriesId> series, Func<PostgresWrite, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var ownedConnection = connection.ConfigureAwait(false);
        try
        {
            var session = new PostgresSession(connection, Location);
            var numbers = await SeriesTable.FindOrAddAsync(session, series, cancellationToken).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var ownedTransaction = transaction.ConfigureAwait(false);
            await SeriesTable.LockAsync(session, numbers.Values, cancellationToken).ConfigureAwait(false);
            var started = Clock.GetTimestamp();
            var result = await work(new PostgresWrite(session, numbers, Clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await CommitAsync(transaction).ConfigureAwait(false);
            StorageTelemetry.TransactionTime.Record(Clock.GetElapsedTime(started).TotalSeconds);
            return result;
        }
        catch (NpgsqlException e)
        {
            throw PostgresFault.Create(Location, e, cancellationToken);
        }
    }

    /// <summary>Runs a read of several statements that see one state of the store.</summary>
    internal async Task<T> ReadAsync<T>(Func<PostgresSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var ownedConnection = connection.ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            await using var ownedTransaction = transaction.ConfigureAwait(false);
            return await work(new PostgresSession(connection, Location), cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw PostgresFault.Create(Location, e, cancellationToken);
        }
    }

    /// <summary>A commit is not cancelled: the answer to whether it happened would be lost.</summary>
    private async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (!PostgresFault.IsRefusal(e))
        {
            throw PostgresFault.LostWhileCommitting(Location, e);
        }
    }

    private async Task EnsureSchemaAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var owned = connection.ConfigureAwait(false);
        var session = new PostgresSession(connection, Location);
        await SchemaUpgrade.RequireUnicodeAsync(session, cancellationToken).ConfigureAwait(false);
        var version = await SchemaUpgrade.CheckIdentityAsync(session, _schema, cancellationToken).ConfigureAwait(false);
        if (version < Schema.Version)
        {
            version = await SchemaUpgrade.RunAsync(connection, Location, _schema, cancellationToken).ConfigureAwait(false);
            if (version < Schema.Version)
            {
                PostgresLog.Upgraded(_logger, Location, version, Schema.Version);
            }
        }

        PostgresLog.Opened(_logger, Location, Schema.Version);
    }
}
