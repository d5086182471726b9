using System.Globalization;
using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Tells whether a schema is ours and brings it to the version of this code, in one transaction that one process at a time is in.</summary>
internal static class SchemaUpgrade
{
    // The letters AlPu, and the name of the schema: stores beside each other do not wait for each other.
    private const string Lock = "SELECT pg_advisory_xact_lock(1097617525, hashtext($1))";

    // The catalog is read as a table: what looks a name up may remember that it was not there, and miss what others made while we waited.
    private const string CountTables = """
        SELECT count(*), count(*) FILTER (WHERE c.relname = $2)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        """;

    private const string SelectVersion = "SELECT version FROM " + Schema.Marker;
    private const string HasSchema = "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1)";
    private const string SetVersion = "INSERT INTO " + Schema.Marker + " (version) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET version = $1";

    /// <summary>Refuses a server that cannot hold every text.</summary>
    public static async Task RequireUnicodeAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        var encoding = await session.ScalarAsync<string>("SHOW server_encoding", [], cancellationToken).ConfigureAwait(false);
        if (encoding != "UTF8")
        {
            throw new StoreException(
                $"The database of the store '{session.Place}' keeps text as {encoding}, which cannot hold every text; it was not touched. Make a database with the encoding UTF8.");
        }
    }

    /// <summary>Refuses a schema that is not ours or too new. Writes nothing.</summary>
    /// <returns>The version of the schema, 0 for an empty or an absent one.</returns>
    public static async Task<int> CheckIdentityAsync(PostgresSession session, string schema, CancellationToken cancellationToken)
    {
        var counts = await session.QueryAsync(
            CountTables, [schema, Schema.Marker], row => (All: row.GetInt64(0), Ours: row.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        if (counts[0].Ours == 0)
        {
            var tables = counts[0].All;
            return tables == 0
                ? 0
                : throw new StoreException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The schema of '{session.Place}' holds {tables} tables or views of another program; it was not touched. Name another schema for the store."));
        }

        var version = await session.ScalarAsync<int>(SelectVersion, [], cancellationToken).ConfigureAwait(false);
        return version <= Schema.Version
            ? version
            : throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store '{session.Place}' has version {version}, but this release knows only versions up to {Schema.Version}; it was not touched. Use the release that wrote it, or a newer one."));
    }

    /// <summary>Makes or upgrades the schema.</summary>
    /// <returns>The version that it had.</returns>
    public static async Task<int> RunAsync(NpgsqlConnection connection, string place, string schema, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var owned = transaction.ConfigureAwait(false);
        var session = new PostgresSession(connection, place);
        await session.ExecuteAsync(Lock, [schema], cancellationToken).ConfigureAwait(false);

        // Another process may have come first between the question and the lock.
        var version = await CheckIdentityAsync(session, schema, cancellationToken).ConfigureAwait(false);
        if (version == 0 && !await session.ScalarAsync<bool>(HasSchema, [schema], cancellationToken).ConfigureAwait(false))
        {
            await session.ExecuteAsync($"CREATE SCHEMA {schema}", [], cancellationToken).ConfigureAwait(false);
        }

        for (var step = version; step < Schema.Version; step++)
        {
            await session.ExecuteAsync(Schema.Migrations[step], [], cancellationToken).ConfigureAwait(false);
        }

        if (version < Schema.Version)
        {
            await session.ExecuteAsync(SetVersion, [Schema.Version], cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return version;
    }
}
