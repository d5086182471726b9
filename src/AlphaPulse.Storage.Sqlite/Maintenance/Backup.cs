namespace AlphaPulse.Storage.Sqlite;

/// <summary>Copies the state that a connection sees, page by page.</summary>
internal static class Backup
{
    private const int PagesAtATime = 4_096;

    public static void Write(SqliteConnection source, string path, CancellationToken cancellationToken)
    {
        // The copy is of one state, whatever is written meanwhile: without a transaction each write of others would begin it anew.
        source.Execute("BEGIN");
        try
        {
            source.ReadInt64("SELECT count(*) FROM sqlite_master");
            using (var target = SqliteConnection.Open(path, TimeSpan.Zero))
            {
                source.CopyTo(target, PagesAtATime, cancellationToken);
                if (target.ReadText("PRAGMA quick_check(1)") is var verdict && verdict != "ok")
                {
                    throw StoreDamage.Create(source.Path, $"its copy is not sound: {verdict}");
                }

                // One file, without a log beside it; the store that opens it goes back to a log.
                target.ReadText("PRAGMA journal_mode = DELETE");
            }
        }
        finally
        {
            source.TryExecute("ROLLBACK");
        }
    }
}
