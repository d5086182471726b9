using System.Globalization;
using AlphaPulse.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting.Tests.Health;

public class FreshnessTests
{
    private const string Bitcoin = "binance:BTC-USDT@1h";

    [Fact]
    public async Task A_series_is_stale_when_more_complete_bars_are_missing_than_allowed()
    {
        await using var scene = new HealthScene(Time("2024-01-01T06:59:59Z"));
        await scene.Store.WriteAsync(Hourly("2024-01-01T00:00:00Z", 3));
        var fresh = await scene.CheckAsync("freshness");
        Assert.Equal((HealthStatus.Healthy, 3L), (fresh.Status, fresh.Data[$"{Bitcoin}.bars_behind"]));

        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        var stale = await scene.CheckAsync("freshness");
        Assert.Equal((HealthStatus.Unhealthy, 4L), (stale.Status, stale.Data[$"{Bitcoin}.bars_behind"]));
        Assert.Equal("2024-01-01T02:00:00Z", stale.Data[$"{Bitcoin}.last"]);
        Assert.Contains($"{Bitcoin} ends at 2024-01-01T02:00:00Z, 4 complete bars behind on the calendar always where 3 are allowed", stale.Description, StringComparison.Ordinal);
        Assert.Contains("Check the source", stale.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1h")]
    [InlineData("1d")]
    [InlineData("1w")]
    [InlineData("1mo")]
    public async Task Bars_behind_are_those_that_closed_since(string text)
    {
        var now = Time("2024-04-17T09:30:00Z");
        foreach (var calendar in TradingCalendars.All)
        {
            var timeframe = Timeframe.Parse(text);
            var last = calendar.NextOpen(timeframe, Time("2023-05-02T00:00:00Z"));
            await using var scene = new HealthScene(now, o => o.Calendars["nyse:SPY"] = calendar.Name);
            await scene.Store.WriteAsync(new BarBuilder().For("nyse:SPY", text).On(calendar).StartingAt(last).Closes(1m));

            var expected = 0L;
            for (var open = calendar.NextOpen(timeframe, last); open < now; open = calendar.NextOpen(timeframe, open))
            {
                expected += calendar.CloseOf(timeframe, open) <= now ? 1 : 0;
            }

            Assert.True(expected > 5);
            Assert.Equal(expected, (await scene.CheckAsync("freshness")).Data[$"nyse:SPY@{text}.bars_behind"]);
        }
    }

    [Fact]
    public async Task A_market_that_is_closed_makes_nothing_stale()
    {
        // Friday's session is stored; Monday's ends at 21:00 UTC.
        await using var scene = new HealthScene(Time("2024-01-08T20:59:59Z"), o =>
        {
            o.FreshnessBars = 0;
            o.Calendars["nyse:SPY"] = "nyse";
        });
        await scene.Store.WriteAsync(new BarBuilder().For("nyse:SPY", "1d").On(NyseCalendar.Instance).StartingAt(Time("2024-01-05T00:00:00Z")).Closes(1m));
        Assert.Equal(HealthStatus.Healthy, (await scene.CheckAsync("freshness")).Status);
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Unhealthy, (await scene.CheckAsync("freshness")).Status);
    }

    [Fact]
    public async Task The_calendar_of_daily_bars_is_told_from_them_where_nobody_names_it()
    {
        await using var scene = new HealthScene(Time("2023-12-31T12:00:00Z"), o => o.FreshnessBars = 0);
        var bars = new BarBuilder().For("nyse:SPY", "1d").On(NyseCalendar.Instance).StartingAt(Time("2023-09-01T00:00:00Z"))
            .Closes(Enumerable.Range(1, 83).Select(i => (decimal)i));
        Assert.Equal(Time("2023-12-29T00:00:00Z"), bars[^1].OpenTime);
        await scene.Store.WriteAsync(bars);
        var result = await scene.CheckAsync("freshness");
        Assert.Equal((HealthStatus.Healthy, "nyse"), (result.Status, result.Data["nyse:SPY@1d.calendar"]));
    }

    [Fact]
    public async Task Only_the_named_series_count_and_each_must_be_there()
    {
        await using var scene = new HealthScene(Time("2024-01-01T03:00:00Z"), o => o.Series = [Bitcoin, "binance:ETH-USDT@1h"]);
        await scene.Store.WriteAsync([.. Hourly("2024-01-01T00:00:00Z", 3), .. new BarBuilder().For("old:A-B", "1h").Closes(1m)]);
        var result = await scene.CheckAsync("freshness");
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.StartsWith("binance:ETH-USDT@1h has no bar. ", result.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Data, d => d.Key.StartsWith("old:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_store_is_degraded()
    {
        await using var scene = new HealthScene(Time("2024-01-01T03:00:00Z"));
        Assert.Equal(HealthStatus.Degraded, (await scene.CheckAsync("freshness")).Status);
    }

    private static IReadOnlyList<Bar> Hourly(string start, int count) => new BarBuilder().For("binance:BTC-USDT", "1h")
        .StartingAt(Time(start)).Closes(Enumerable.Range(1, count).Select(i => (decimal)i));

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
