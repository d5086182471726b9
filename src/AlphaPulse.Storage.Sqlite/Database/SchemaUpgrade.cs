using System.Globalization;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Tells whether a file is ours and brings it to the version of this code, one transaction a step.</summary>
internal static class SchemaUpgrade
{
    /// <summary>Refuses a file that is not ours or too new. Writes nothing.</summary>
    /// <returns>The version of the file, 0 for a new one.</returns>
    public static int CheckIdentity(SqliteConnection connection)
    {
        var application = connection.ReadInt64("PRAGMA application_id");
        var version = connection.ReadInt64("PRAGMA user_version");
        var tables = connection.ReadInt64("SELECT count(*) FROM sqlite_master");
        var isNew = application == 0 && version == 0 && tables == 0;
        if (!isNew && application != Schema.ApplicationId)
        {
            throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file '{connection.Path}' is a SQLite database of another program (application id {application}, {tables} tables); it was not touched. Name another file for the store."));
        }

        if (version > Schema.Version)
        {
            throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store '{connection.Path}' has version {version}, but this release knows only versions up to {Schema.Version}; it was not touched. Use the release that wrote it, or a newer one."));
        }

        return (int)version;
    }

    public static void Run(SqliteConnection connection, CancellationToken cancellationToken)
    {
        while (connection.ReadInt64("PRAGMA user_version") < Schema.Version)
        {
            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                // Another process may have come first between the question and the lock.
                var version = CheckIdentity(connection);
                if (version < Schema.Version)
                {
                    var step = Schema.Migrations[version];
                    connection.Execute(step.Sql);
                    step.Move?.Invoke(connection, cancellationToken);
                    connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {Schema.ApplicationId}"));
                    connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
                }

                connection.Execute("COMMIT");
            }
            catch
            {
                connection.TryExecute("ROLLBACK");
                throw;
            }
        }
    }
}
