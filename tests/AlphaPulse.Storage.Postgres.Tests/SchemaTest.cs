namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>A test with a schema of its own.</summary>
public abstract class SchemaTest : IAsyncLifetime
{
    private TemporarySchema? _schema;

    internal TemporarySchema Schema => _schema ?? throw new InvalidOperationException(PostgresServer.Absent);

    internal PostgresBarStore Bars => new(Schema.Database);

    public Task InitializeAsync()
    {
        // Facts that need no server run without one.
        _schema = PostgresServer.IsNamed ? new TemporarySchema() : null;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (_schema is not null)
        {
            await _schema.DisposeAsync();
        }
    }

    /// <summary>Ends the connections that a store of another name has, and waits until they are gone.</summary>
    internal static void Terminate(string application) => PostgresServer.AskAsync<long>(
        $"SELECT count(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity WHERE application_name = '{application}'").GetAwaiter().GetResult();

    /// <summary>Waits until as many connections as expected wait for a lock in the schema.</summary>
    internal async Task WaitForWaitersAsync(string query, int expected)
    {
        while (await PostgresServer.AskAsync<long>(
            $"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = '{Schema.Name}' AND query LIKE '{query}'") < expected)
        {
            await Task.Yield();
        }
    }
}
