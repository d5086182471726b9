using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlphaPulse.Hosting.Tests.Alerts;

public class LiveBarAlertTests
{
    private static readonly DateTimeOffset Since = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_venue_that_stops_comes_back_and_stops_again_is_three_alerts_and_another_venue_its_own()
    {
        var sink = new RecordingSink();
        await using var provider = Provider(sink);
        var alerts = Assert.Single(provider.GetServices<ILiveBarObserver>());
        var outage = new VenueOutage("binance", Since, 500, "there is no connection: refused");
        await alerts.OnVenueStoppedAsync(outage, default);
        await alerts.OnVenueStoppedAsync(outage, default);
        await alerts.OnVenueStoppedAsync(outage with { Venue = "kraken" }, default);
        await alerts.OnVenueReturnedAsync(outage with { EndedAt = Since.AddMinutes(7) }, default);
        await alerts.OnVenueStoppedAsync(outage, default);

        Assert.Equal(
            [(AlertCodes.VenueStopped, "binance"), (AlertCodes.VenueStopped, "kraken"), (AlertCodes.VenueReturned, "binance"), (AlertCodes.VenueStopped, "binance")],
            sink.Alerts.Select(a => (a.Code, a.Properties["venue"])));
        Assert.Contains("nothing has come of 500 series since 2024-03-01T12:00:00Z: there is no connection: refused", sink.Alerts[0].Detail, StringComparison.Ordinal);
        Assert.Contains("after 00:07:00", sink.Alerts[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_symbol_that_is_refused_is_an_alert()
    {
        var sink = new RecordingSink();
        await using var provider = Provider(sink);
        var alerts = Assert.Single(provider.GetServices<ILiveBarObserver>());
        foreach (var symbol in new[] { "XBT/FOO", "XBT/BAR", "XBT/FOO" })
        {
            await alerts.OnSubscriptionRefusedAsync(new StreamRefusedException("kraken", symbol, "refused"), default);
        }

        Assert.Equal(["kraken refused to send XBT/FOO", "kraken refused to send XBT/BAR"], sink.Alerts.Select(a => a.Title));
    }

    [Fact]
    public async Task Each_symbol_that_is_missing_is_an_alert()
    {
        var sink = new RecordingSink();
        await using var provider = Provider(sink);
        var alerts = Assert.Single(provider.GetServices<ILiveBarObserver>());
        foreach (var symbol in new[] { "OLDUSDT", "GONEUSDT", "OLDUSDT" })
        {
            await alerts.OnSymbolMissingAsync(symbol, new VenueException("binance", "not listed"), default);
        }

        Assert.Equal(
            [(AlertCodes.VenueSymbolMissing, AlertSeverity.Warning, "binance has no OLDUSDT"), (AlertCodes.VenueSymbolMissing, AlertSeverity.Warning, "binance has no GONEUSDT")],
            sink.Alerts.Select(a => (a.Code, a.Severity, a.Title)));
    }

    [Fact]
    public async Task A_bar_that_is_held_back_is_an_alert_once_a_series()
    {
        var sink = new RecordingSink();
        await using var provider = Provider(sink);
        var alerts = Assert.Single(provider.GetServices<ILiveBarObserver>());
        foreach (var (symbol, minute) in new[] { ("BTC-USDT", 0), ("BTC-USDT", 1), ("ETH-USDT", 1) })
        {
            var series = new BarSeriesId(InstrumentId.Parse($"binance:{symbol}"), Timeframe.OneMinute);
            await alerts.OnBarHeldAsync(new QuarantinedRow(series, "firewall", null, "raw", "a price 50 robust scales away") { Kind = QuarantineKind.ZeroVolume, OpenTime = Since.AddMinutes(minute) }, default);
        }

        Assert.Equal(
            [(AlertCodes.DataHeld, "binance:BTC-USDT@1m", "2024-03-01T12:00:00Z"), (AlertCodes.DataHeld, "binance:ETH-USDT@1m", "2024-03-01T12:01:00Z")],
            sink.Alerts.Select(a => (a.Code, a.Series.ToString(), a.Properties["bar"])));
        Assert.Equal((AlertSeverity.Warning, "zero_volume"), (sink.Alerts[0].Severity, sink.Alerts[0].Properties["reason"]));
        Assert.Contains("a price 50 robust scales away", sink.Alerts[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_is_there_once_and_ends_without_collectors()
    {
        await using var provider = Provider(new RecordingSink());
        var service = Assert.IsType<LiveBarService>(Assert.Single(provider.GetServices<IHostedService>()));
        await service.StartAsync(default);
        await service.ExecuteTask!;
        await service.StopAsync(default);
    }

    private static ServiceProvider Provider(RecordingSink sink)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IAlertSink>(sink);
        services.AddAlphaPulse(pulse => pulse.RunLiveBars().RunLiveBars());
        return services.BuildServiceProvider();
    }
}
