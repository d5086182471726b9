using System.Globalization;
using Npgsql;

namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>A schema of its own, which is dropped with all that is in it.</summary>
internal sealed class TemporarySchema : IAsyncDisposable
{
    private static int _count;
    private readonly List<PostgresDatabase> _databases = [];
    private readonly TimeProvider? _clock;

    public TemporarySchema(TimeProvider? clock = null)
    {
        _clock = clock;
        Name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        Database = Open();
    }

    public string Name { get; }

    /// <summary>A store in the schema, which makes it at its first use.</summary>
    public PostgresDatabase Database { get; }

    /// <summary>A further store in the schema, with connections of its own, as another process has it.</summary>
    public PostgresDatabase Open(TimeSpan? lockTimeout = null, Action<NpgsqlConnectionStringBuilder>? change = null)
    {
        // The tests ask what is written together and who waits for whom, not what survives a power cut: no commit waits for the disk.
        var parts = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Options = "-c synchronous_commit=off" };
        change?.Invoke(parts);
        var options = new PostgresStoreOptions { ConnectionString = parts.ConnectionString, Schema = Name };
        options.LockTimeout = lockTimeout ?? options.LockTimeout;
        var database = new PostgresDatabase(options, _clock);
        _databases.Add(database);
        return database;
    }

    public Task ExecuteAsync(string sql) => PostgresServer.ExecuteAsync(sql, Name);

    public Task<T> AskAsync<T>(string sql) => PostgresServer.AskAsync<T>(sql, Name);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
        }

        await PostgresServer.ExecuteAsync($"DROP SCHEMA IF EXISTS {Name} CASCADE");
    }
}
