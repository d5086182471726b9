using System.Net.Sockets;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Turns what Npgsql and the server report into exceptions that say what to do.</summary>
internal static class PostgresFault
{
    /// <summary>What the caller is to see of a fault.</summary>
    /// <param name="place">The store.</param>
    /// <param name="fault">What was reported.</param>
    /// <param name="cancellationToken">The token of the call: a connection that is cancelled while it sends breaks, and that is no fault.</param>
    public static Exception Create(string place, NpgsqlException fault, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException(fault.Message, fault, cancellationToken);
        }

        var (what, remedy) = fault is PostgresException reported ? Explain(reported.SqlState) : (
            "cannot be reached, or the connection to it was lost",
            "Check that the server runs and that host, port and network are right, and call again; nothing of the call was written.");
        return new StoreException($"The store '{place}' {what} ({Detail(fault)}). {remedy}", fault) { IsTransient = IsPassing(fault) };
    }

    /// <summary>A connection that was lost while the server was told to commit: nobody knows whether it did.</summary>
    public static StoreException LostWhileCommitting(string place, NpgsqlException fault) => new(
        $"The connection to the store '{place}' was lost while a write was being committed ({Detail(fault)}), so it is there as a whole or not at all. "
        + "Read to find out, or write the same again: bars, rows, spans, events and outcomes that are there already are not written twice.",
        fault)
    {
        IsTransient = true,
    };

    /// <summary>Whether the server said no, as opposed to a connection that broke before it said anything.</summary>
    public static bool IsRefusal(NpgsqlException fault) => fault is PostgresException reported && !IsConnectionLoss(reported.SqlState);

    private static (string What, string Remedy) Explain(string state) => state switch
    {
        PostgresErrorCodes.LockNotAvailable => (
            "has another writer of the same series, or of the life of instruments, which did not end within the lock timeout",
            "Call again, end the other writer, or raise PostgresStoreOptions.LockTimeout."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            "does not let this user in",
            "Check the user and the password of PostgresStoreOptions.ConnectionString."),
        PostgresErrorCodes.InvalidCatalogName => (
            "is in a database that is not there",
            "Make the database, or name another in PostgresStoreOptions.ConnectionString."),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => (
            "may not be written by this user",
            "Grant the user the schema, or CREATE on the database so that the schema can be made; a standby cannot be written."),
        PostgresErrorCodes.DiskFull => ("cannot grow: the disk of the server is full", "Free space and try again; nothing was written."),
        PostgresErrorCodes.TooManyConnections => ("has no connection left", "Raise max_connections of the server, or lower Maximum Pool Size."),
        PostgresErrorCodes.QueryCanceled => ("had the call cancelled or timed out by the server", "Call again; nothing of the call was written."),
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.ForeignKeyViolation => (
            "contradicts itself: it holds what it cannot have written",
            "Find out what else writes to its tables; restore it from a backup where it is damaged. Nothing was written."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => ("is damaged", "Restore it from a backup, or import again into another schema."),
        _ when IsConnectionLoss(state) => ("ended the connection", "Check the server and call again; nothing of the call was written."),
        _ => ("failed", "The state of the store is that of its last completed write."),
    };

    /// <summary>Whether the same call may succeed later: what the server says passes, and without a word of it a connection that did not come about or broke.</summary>
    private static bool IsPassing(NpgsqlException fault) => fault is PostgresException reported
        ? IsConnectionLoss(reported.SqlState) || reported.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        : fault.InnerException is IOException or SocketException or TimeoutException;

    private static bool IsConnectionLoss(string state) => state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow;

    private static string Detail(NpgsqlException fault) => fault is PostgresException reported
        ? $"{reported.SqlState}: {reported.MessageText}"
        : fault.InnerException is { } cause ? $"{fault.Message} {cause.Message}" : fault.Message;
}
