namespace AlphaPulse.Storage.Sqlite;

/// <summary>The numbers that the series have inside the database.</summary>
internal static class SeriesTable
{
    private const string Select = "SELECT id FROM series WHERE instrument = ?1 AND timeframe = ?2";
    private const string Insert = "INSERT INTO series (instrument, timeframe) VALUES (?1, ?2)";

    /// <summary>The number of a series, or <see langword="null"/> where the store has never seen it.</summary>
    public static long? Find(SqliteConnection connection, BarSeriesId series)
    {
        var statement = connection.Prepare(Select);
        statement.Bind(1, series.Instrument.ToString());
        statement.Bind(2, series.Timeframe.ToString());
        long? id = statement.Step() ? statement.Int64(0) : null;
        statement.Reset();
        return id;
    }

    /// <summary>The number of a series, given to it where it has none. Only inside a write transaction.</summary>
    public static long FindOrAdd(SqliteConnection connection, BarSeriesId series)
    {
        SeriesNames.Require(series);
        if (Find(connection, series) is { } id)
        {
            return id;
        }

        var statement = connection.Prepare(Insert);
        statement.Bind(1, series.Instrument.ToString());
        statement.Bind(2, series.Timeframe.ToString());
        statement.Run();
        return connection.LastRowId;
    }

    /// <summary>Reads a series from two text columns.</summary>
    public static BarSeriesId Read(SqliteStatement statement, int column) =>
        SeriesNames.Read(statement.Text(column), statement.Text(column + 1), statement.Path);
}
