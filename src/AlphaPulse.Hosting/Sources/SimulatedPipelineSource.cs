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
        await EnsureSameMarketAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>
    /// Two simulations of one series in one store would fill each other's gaps and revise each other's bars, so what is stored must
    /// be a part of this one, as an earlier run or a killed one leaves it. Nothing has been written when this refuses.
    /// </summary>
    private async Task EnsureSameMarketAsync(CancellationToken cancellationToken)
    {
        using var made = market.Generate().GetEnumerator();
        await foreach (var held in store.ReadAsync(new BarQuery(market.Series), cancellationToken).ConfigureAwait(false))
        {
            var found = false;
            while (!found && made.MoveNext() && made.Current.OpenTime <= held.OpenTime)
            {
                found = made.Current.HasSameMarketDataAs(held);
            }

            if (!found)
            {
                throw new StoreException(
                    $"The store holds a bar of {market.Series} at {UtcText.Format(held.OpenTime)} that this simulation does not make: it was filled with other options or another seed. Nothing was written; use another working directory.");
            }
        }
    }
}
