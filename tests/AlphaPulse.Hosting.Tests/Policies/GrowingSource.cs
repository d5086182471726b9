using AlphaPulse.Simulation;

namespace AlphaPulse.Hosting.Tests.Policies;

/// <summary>The first bars of a simulated market; the test says how many there are by now.</summary>
internal sealed class GrowingSource(SimulatedMarket market, IBarStore store, GrowingSource.Clock clock) : IPipelineSource
{
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        Bar[] bars = [.. market.Generate().Take(clock.Bars)];
        await store.WriteAsync(bars, cancellationToken);
        return new IngestReport(market.Series, AlwaysOpenCalendar.Instance, bars.Length, Quarantined: 0, []);
    }

    /// <summary>How many bars there are.</summary>
    internal sealed class Clock
    {
        public int Bars { get; set; }
    }
}
