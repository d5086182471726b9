namespace AlphaPulse.Storage.Postgres;

/// <summary>Writes bars of any series, in any order, inside a write transaction.</summary>
internal static class BarWriter
{
    private const int BarsBetweenCancellationChecks = 256;

    /// <summary>Writes bars where they say something new.</summary>
    /// <param name="write">The transaction; it holds the locks of the series of the bars.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What changed.</returns>
    public static async Task<BarWriteResult> WriteAsync(PostgresWrite write, IReadOnlyList<Bar> bars, CancellationToken cancellationToken)
    {
        var writers = new Dictionary<BarSeriesId, SeriesWriter>();
        var sender = new BarSender(write.Session.Connection);
        await using var owned = sender.ConfigureAwait(false);
        SeriesWriter? writer = null;
        BarSeriesId series = default;
        for (var i = 0; i < bars.Count; i++)
        {
            if (i % BarsBetweenCancellationChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var bar = bars[i];
            if (writer is null || bar.Series != series)
            {
                series = bar.Series;
                if (!writers.TryGetValue(series, out writer))
                {
                    writers.Add(series, writer = new SeriesWriter(write, sender, series));
                }
            }

            await writer.AddAsync(bar, cancellationToken).ConfigureAwait(false);
        }

        var result = default(BarWriteResult);
        foreach (var one in writers.Values)
        {
            result += await one.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return result;
    }
}
