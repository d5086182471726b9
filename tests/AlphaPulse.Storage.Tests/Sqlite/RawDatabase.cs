using SQLitePCL;

namespace AlphaPulse.Storage.Tests.Sqlite;

/// <summary>A file of SQLite without a store over it, for what a test does behind its back.</summary>
internal sealed class RawDatabase : IDisposable
{
    private readonly sqlite3 _handle;

    public RawDatabase(string path)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out _handle));
    }

    public void Execute(string sql) => Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(_handle, sql));

    public string ReadText(string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        using (statement)
        {
            Assert.Equal(raw.SQLITE_ROW, raw.sqlite3_step(statement));
            return raw.sqlite3_column_text(statement, 0).utf8_to_string();
        }
    }

    public void Dispose() => _handle.Dispose();
}
