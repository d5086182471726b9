using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.Storage.Tests.Sqlite;

/// <summary>A database in a folder of its own.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemporaryDatabase(TimeProvider? clock = null) =>
        Database = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("store.db") }, clock);

    public SqliteDatabase Database { get; }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
