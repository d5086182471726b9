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

        return new IngestReport(
            series ?? throw new InsufficientHistoryException("The simulated market made no bars; ask for at least one."),
            AlwaysOpenCalendar.Instance,
            rows,
            Quarantined: 0,
            ["provenance: simulated. These bars were made by a seeded generator; nothing that is learned from them says anything about a real market."]);
    }
}
