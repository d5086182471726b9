using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary>Opens stores for verbs that only read.</summary>
internal static class Stores
{
    /// <summary>A verb that reads must not leave an empty store under a misspelt name.</summary>
    public static SqliteDatabase OpenExisting(string path) => File.Exists(path)
        ? new SqliteDatabase(path)
        : throw new StoreException($"There is no store '{path}'; 'alphapulse bars import' makes one.");
}
