namespace AlphaPulse.Storage.Sqlite;

/// <summary>Another connection holds a lock; told apart so that opening can try again.</summary>
internal sealed class SqliteBusyException(string message) : StoreException(message);
