namespace AlphaPulse.Storage.Postgres;

/// <summary>Where the store is and how it is used.</summary>
/// <remarks>Validated when the host starts, or by the constructor of <see cref="PostgresDatabase"/>.</remarks>
public sealed class PostgresStoreOptions
{
    /// <summary>The connection string of Npgsql, with at least a host and a database. Required.</summary>
    /// <value>No default. A search path in it is not used: <see cref="Schema"/> says where the tables are. Its options of the server are kept.</value>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>The schema of the database that the tables are in; it is made where there is none. Nothing else may be in it.</summary>
    /// <value>The default is <c>alphapulse</c>; a lower case letter, then lower case letters, digits and underscores, at most 63 in all.</value>
    public string Schema { get; set; } = "alphapulse";

    /// <summary>How long a call waits for another writer of the same series before it fails with <see cref="StoreException"/>.</summary>
    /// <value>The default is 30 seconds; from 1 millisecond to 1 hour.</value>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
