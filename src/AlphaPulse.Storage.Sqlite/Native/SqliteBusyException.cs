namespace AlphaPulse.Storage.Sqlite;

/// <summary>Another connection holds a lock; told apart so that opening can try again.</summary>
internal sealed class SqliteBusyException : StoreException
{
    public SqliteBusyException(string message)
        : base(message) => IsTransient = true;
}
