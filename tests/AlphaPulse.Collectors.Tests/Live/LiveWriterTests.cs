using AlphaPulse.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>What every batch of bars passes through.</summary>
public sealed class LiveWriterTests
{
    private static readonly BarSeriesId Series = ScriptedSource.SeriesOf("binance", "BTCUSD");

    [Fact]
    public async Task A_series_without_rows_in_quarantine_allocates_nothing()
    {
        var writer = Create();
        var series = Enumerable.Range(0, 1_000).Select(_ => NewSeries()).ToList();
        await writer.WriteAsync(series, _ => Streamed.Start, Streamed.Start, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await writer.WriteAsync(series, _ => Streamed.Start, Streamed.Start, CancellationToken.None);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public async Task Rows_that_the_series_has_gone_past_are_forgotten()
    {
        var series = NewSeries();
        series.QuarantinedAt.UnionWith([Streamed.Minute(-2), Streamed.Minute(-1), Streamed.Minute(0), Streamed.Minute(1)]);
        await Create().WriteAsync([series], _ => Streamed.Start, Streamed.Start, CancellationToken.None);
        Assert.Equal([Streamed.Minute(0), Streamed.Minute(1)], series.QuarantinedAt);
    }

    private static LiveSeries NewSeries()
    {
        var rules = new LiveRules(AlwaysOpenCalendar.Instance, MarksClosed: true, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), GapTries: 3, TimeSpan.FromMinutes(2));
        return new LiveSeries(Series, "BTCUSD", new BarSequencer(Series, rules, Streamed.Start));
    }

    private static LiveWriter Create()
    {
        var retry = new StoreRetry("binance", TimeSpan.Zero, new ManualTimeProvider(Streamed.Start), NullLogger.Instance);
        var notices = new ObserverNotices([], NullLogger.Instance, CancellationToken.None);
        return new LiveWriter(
            new ScriptedSource("binance", () => Streamed.Start), AlwaysOpenCalendar.Instance, ledger: null, retry, new LiveBarFeed(), notices, NullLogger.Instance);
    }
}
