using AlphaPulse.Simulation;

namespace AlphaPulse.Hosting.Tests.Alerts;

/// <summary>Simulated bars whose volume comes in another unit from one bar of the replay to another.</summary>
internal sealed class VolumeUnitSource(SimulatedMarket market, IBarStore store, VolumeUnitSource.Span span) : IPipelineSource
{
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        Bar[] bars = [.. market.Generate().Select((bar, i) => i >= span.From && i < span.To ? InThousandths(bar) : bar)];
        await store.WriteAsync(bars, cancellationToken);
        return new IngestReport(market.Series, AlwaysOpenCalendar.Instance, bars.Length, Quarantined: 0, []);
    }

    private static Bar InThousandths(Bar bar) =>
        new(bar.Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume * 1_000, bar.AvailableAt, bar.Provenance);

    /// <summary>From which bar to before which.</summary>
    internal sealed record Span(int From, int To);
}
