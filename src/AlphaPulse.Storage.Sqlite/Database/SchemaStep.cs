namespace AlphaPulse.Storage.Sqlite;

/// <summary>One step of the schema, run in one transaction.</summary>
/// <param name="Sql">The statements.</param>
/// <param name="Move">What moves rows afterwards where no statement can; nothing by default.</param>
internal sealed record SchemaStep(string Sql, Action<SqliteConnection, CancellationToken>? Move = null);
