using AlphaPulse.Simulation;

namespace AlphaPulse.Hosting.Tests.Alerts;

/// <summary>Simulated bars with three taken out and two rows in quarantine.</summary>
internal sealed class GappySource(SimulatedMarket market, IBarStore store) : IPipelineSource
{
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        Bar[] bars = [.. market.Generate().Where((_, i) => i is < 100 or > 102)];
        await store.WriteAsync(bars, cancellationToken);
        return new IngestReport(market.Series, AlwaysOpenCalendar.Instance, bars.Length + 2, Quarantined: 2, []);
    }
}
