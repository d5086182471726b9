using System.Globalization;
using AlphaPulse.Simulation;

namespace AlphaPulse.Hosting;

/// <summary>Brings the bars of the simulated market. Every bar says so in its provenance.</summary>
/// <param name="market">The market.</param>
/// <param name="store">The store.</param>
public sealed class SimulatedPipelineSource(SimulatedMarket market, IBarStore store) : IPipelineSource
{
    private const int BatchSize = 5_000;

    /// <inheritdoc/>
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        var rows = 0L;
        BarSeriesId? series = null;
        foreach (var batch in market.Generate().Chunk(BatchSize))
        {
            series ??= batch[0].Series;
            await store.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            rows += batch.Length;
            progress?.Report(rows);
        }

        await EnsureAloneAsync(series, rows, cancellationToken).ConfigureAwait(false);
        return new IngestReport(
            series ?? throw new InsufficientHistoryException("The simulated market made no bars; ask for at least one."),
            AlwaysOpenCalendar.Instance,
            rows,
            Quarantined: 0,
            ["provenance: simulated. These bars were made by a seeded generator; nothing that is learned from them says anything about a real market."]);
    }

    /// <summary>Two simulations of one series in one store would fill each other's gaps and revise each other's bars.</summary>
    private async Task EnsureAloneAsync(BarSeriesId? series, long bars, CancellationToken cancellationToken)
    {
        var all = await store.ListSeriesAsync(cancellationToken).ConfigureAwait(false);
        if (all.FirstOrDefault(s => s.Series == series) is { } held && (held.Bars != bars || held.Revisions > 0))
        {
            throw new StoreException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store holds {held.Bars} bars and {held.Revisions} revisions of {series}, this simulation has {bars} bars: it was filled with other options or another seed. Use another working directory."));
        }
    }
}
