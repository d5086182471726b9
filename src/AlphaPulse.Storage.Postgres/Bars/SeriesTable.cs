using Npgsql;

namespace AlphaPulse.Storage.Postgres;

/// <summary>The numbers that the series have inside the database.</summary>
internal static class SeriesTable
{
    private const string Select = "SELECT id FROM series WHERE instrument = $1 AND timeframe = $2";

    // What is there is found without writing: an insertion that conflicts would use up a number each time.
    private const string Insert = "INSERT INTO series (instrument, timeframe) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    // One statement that locks in the order of the numbers, so that two writers never hold what the other one waits for.
    private const string Lock = "SELECT id FROM series WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    /// <summary>The number of a series, or <see langword="null"/> where the store has never seen it.</summary>
    public static Task<int?> FindAsync(PostgresSession session, BarSeriesId series, CancellationToken cancellationToken) =>
        session.ScalarAsync<int?>(Select, [series.Instrument.ToString(), series.Timeframe.ToString()], cancellationToken);

    /// <summary>
    /// The numbers of series, given to those that have none. Outside of a transaction: a number is there for others at once and for good,
    /// whatever becomes of what is written for it, because writers that wait for each other's new numbers could wait in a circle.
    /// </summary>
    public static async Task<Dictionary<BarSeriesId, int>> FindOrAddAsync(
        PostgresSession session, IEnumerable<BarSeriesId> series, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<BarSeriesId, int>();
        foreach (var one in series)
        {
            SeriesNames.Require(one);
            var number = await FindAsync(session, one, cancellationToken).ConfigureAwait(false);
            if (number is null)
            {
                await session.ExecuteAsync(Insert, [one.Instrument.ToString(), one.Timeframe.ToString()], cancellationToken).ConfigureAwait(false);
                number = await FindAsync(session, one, cancellationToken).ConfigureAwait(false);
            }

            numbers[one] = number ?? throw StoreDamage.Create(session.Place, $"the series {one} was added and cannot be found");
        }

        return numbers;
    }

    /// <summary>Waits until nobody else writes to series, and keeps others from it until the transaction ends. Readers are not kept.</summary>
    public static async Task LockAsync(PostgresSession session, IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count > 0)
        {
            await session.ExecuteAsync(Lock, [numbers.ToArray()], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a series from two text columns.</summary>
    public static BarSeriesId Read(NpgsqlDataReader row, int column, string place) =>
        SeriesNames.Read(row.GetString(column), row.GetString(column + 1), place);
}
