namespace AlphaPulse.Storage.Sqlite;

/// <summary>Where the store is and how it is opened.</summary>
/// <remarks>Validated when the host starts, or by the constructor of <see cref="SqliteDatabase"/>.</remarks>
public sealed class SqliteStoreOptions
{
    /// <summary>The path of the database file, absolute or relative to the working folder. Required. Its folder must exist.</summary>
    /// <value>No default. <c>:memory:</c> is refused: every reader would see a database of its own.</value>
    public string Path { get; set; } = string.Empty;

    /// <summary>How long a call waits for another process that writes the same file before it fails with <see cref="StoreException"/>.</summary>
    /// <value>The default is 5 seconds; from 0 to 10 minutes.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether every page of the file is checked when it is opened, which reads the whole file (about a second a gigabyte).</summary>
    /// <value>The default is <see langword="false"/>: damage is then reported when it is met.</value>
    public bool CheckIntegrityOnOpen { get; set; }
}
