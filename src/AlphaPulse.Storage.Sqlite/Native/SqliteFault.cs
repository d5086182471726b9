using SQLitePCL;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Turns result codes of SQLite into exceptions that say what to do.</summary>
internal static class SqliteFault
{
    public static StoreException Create(string path, int code, string detail)
    {
        var (what, remedy) = (code & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (
                "is locked by another process for longer than the busy timeout",
                "Close the other writer, or raise SqliteStoreOptions.BusyTimeout; where it brings the store to a newer version, wait for it."),
            raw.SQLITE_CORRUPT or raw.SQLITE_TOOBIG => (
                "is damaged",
                "Restore it from a backup, or move it away and import again."),
            raw.SQLITE_NOTADB => (
                "is not a SQLite database, or its beginning is damaged",
                "Name another file, restore it from a backup, or move it away and import again."),
            raw.SQLITE_CANTOPEN => (
                "cannot be opened",
                "Check that the folder exists and that this account may write to it."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => (
                "cannot be written",
                "Check the permissions of the file and of its folder: SQLite writes two files beside it."),
            raw.SQLITE_FULL => ("cannot grow: the disk is full", "Free space and try again; nothing was written."),
            raw.SQLITE_IOERR => ("cannot be read or written", "Check the disk and try again."),
            _ => ("failed", "The state of the store is that of its last completed write."),
        };
        var message = $"The store '{path}' {what} (SQLite {code}: {detail}). {remedy}";
        // A row of more than a gigabyte was never written: its length is what is damaged.
        return (code & 0xFF) switch
        {
            raw.SQLITE_BUSY => new SqliteBusyException(message),
            raw.SQLITE_CORRUPT or raw.SQLITE_TOOBIG => new SqliteDamageException(message),
            var other => new StoreException(message) { IsTransient = other == raw.SQLITE_LOCKED },
        };
    }
}
