namespace AlphaPulse.Storage.Sqlite;

/// <summary>One running read of bars: a statement on a connection of its own.</summary>
internal static class BarReader
{
    private const string Select =
        "SELECT " + SqliteBarRow.Columns + " FROM bars WHERE series_id = ?1 AND open_time >= ?2 AND open_time < ?3 AND flags & ?4 = 0";

    private const string Order = " ORDER BY open_time, revision";

    /// <summary>Prepares the statement of a query, bound and ready to be stepped.</summary>
    public static SqliteStatement Start(SqliteConnection connection, BarQuery query, long seriesId)
    {
        var known = query switch
        {
            { AsKnownAt: null } => string.Empty,
            { Strict: true } => " AND recorded_at <= ?5",
            _ => " AND available_at <= ?5",
        };
        var statement = connection.Prepare(Select + known + Order);
        statement.Bind(1, seriesId);
        statement.Bind(2, query.From is { } from ? StoredTime.From(from) : long.MinValue);
        statement.Bind(3, query.To is { } to ? StoredTime.From(to) : long.MaxValue);
        statement.Bind(4, query.IncludeProvisional ? 0 : BarRow.ProvisionalFlag);
        if (query.AsKnownAt is { } asKnownAt)
        {
            statement.Bind(5, StoredTime.From(asKnownAt));
        }

        return statement;
    }
}
