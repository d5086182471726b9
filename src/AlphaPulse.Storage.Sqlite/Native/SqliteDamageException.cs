namespace AlphaPulse.Storage.Sqlite;

/// <summary>SQLite has found that the file is damaged, told apart so that a check can say so as what it found.</summary>
internal sealed class SqliteDamageException(string message) : StoreException(message);
