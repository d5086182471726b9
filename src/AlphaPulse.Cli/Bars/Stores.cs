using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary>Opens stores for verbs that only read.</summary>
internal static class Stores
{
    /// <summary>A verb that reads must not leave an empty store under a misspelt name.</summary>
    public static SqliteDatabase OpenExisting(string path) => new(Existing(path));

    /// <summary>The path of a store that is there.</summary>
    public static string Existing(string path) => File.Exists(path)
        ? path
        : throw new StoreException($"There is no store '{path}'; 'alphapulse bars import' makes one.");
}
