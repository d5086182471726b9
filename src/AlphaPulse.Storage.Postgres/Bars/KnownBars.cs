using System.Globalization;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Finds what the store has of the bars that are about to be written.</summary>
internal static class KnownBars
{
    // Where a span holds at most so many places for each bar that is asked for, reading all of it is cheaper than asking for each.
    private const int GreatestSparsity = 4;

    private const string SelectBorders = """
        SELECT (SELECT min(open_time) FROM bars WHERE series_id = $1), (SELECT max(open_time) FROM bars WHERE series_id = $1)
        """;

    /// <summary>The first and the last open time of a series; <see langword="null"/> where it has no bars.</summary>
    public static async Task<(long First, long Last)?> BordersAsync(PostgresSession session, int seriesId, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync<(long First, long Last)?>(
            SelectBorders, [seriesId], row => row.IsDBNull(0) ? null : (row.GetInt64(0), row.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>Reads the versions of bars.</summary>
    /// <param name="session">Where they are; its transaction holds the lock of the series.</param>
    /// <param name="series">The series.</param>
    /// <param name="seriesId">Its number.</param>
    /// <param name="bars">The bars that are about to be written, at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is there, by the open time as stored; others of the span may be among them.</returns>
    public static async Task<Dictionary<long, KnownBar>> ReadAsync(
        PostgresSession session, BarSeriesId series, int seriesId, List<Bar> bars, CancellationToken cancellationToken)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {BarColumns.Copied} FROM bars WHERE series_id = {seriesId} AND {Which(bars)} ORDER BY open_time, revision");
        var known = new Dictionary<long, KnownBar>(bars.Count);
        var rows = await BarRows.StartAsync(session, query, cancellationToken).ConfigureAwait(false);
        await using var owned = rows.ConfigureAwait(false);
        var isRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        while (isRow)
        {
            var newest = rows.Current;
            BarProvenance? closed = newest.IsProvisional ? null : newest.Provenance;
            while ((isRow = await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) && rows.Current.OpenTime == newest.OpenTime)
            {
                newest = rows.Current;
                closed = newest.IsProvisional ? closed : newest.Provenance;
            }

            known.Add(newest.OpenTime, new KnownBar(newest.ToBar(series, session.Place), newest.Revision, closed));
        }

        return known;
    }

    private static string Which(List<Bar> bars)
    {
        var (first, last, step) = (long.MaxValue, long.MinValue, long.MaxValue);
        for (var i = 0; i < bars.Count; i++)
        {
            var time = StoredTime.From(bars[i].OpenTime);
            (first, last) = (Math.Min(first, time), Math.Max(last, time));
            var distance = i == 0 ? 0 : Math.Abs(time - StoredTime.From(bars[i - 1].OpenTime));
            step = distance == 0 ? step : Math.Min(step, distance);
        }

        return (last - first) / step <= (long)bars.Count * GreatestSparsity
            ? string.Create(CultureInfo.InvariantCulture, $"open_time BETWEEN {first} AND {last}")
            : $"open_time = ANY ('{{{string.Join(',', bars.Select(bar => StoredTime.From(bar.OpenTime).ToString(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal))}}}'::bigint[])";
    }
}
