using System.Collections.Concurrent;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>A venue that asks for less is left alone for as long as it takes, and a backfill goes on afterwards, whatever the status says.</summary>
public class RateRefusalTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every request during the lockout makes it longer (ccxt#20648 is of the same kind): it is not tried against, and the run outlasts it.</summary>
    [Theory]
    [InlineData("kraken", "XBTUSD", 200, """{"error":["EGeneral:Temporary lockout"]}""", 15 * 60, 2)]
    [InlineData("kraken", "XBTUSD", 200, """{"error":["EGeneral:Too many requests"]}""", 1, 10)]
    [InlineData("bybit", "BTCUSDT", 200, """{"retCode":10006,"retMsg":"Too many visits!"}""", 1, 10)]
    [InlineData("okx", "BTC-USDT", 200, """{"code":"50011","msg":"Too Many Requests"}""", 2, 10)]
    [InlineData("binance", "BTCUSDT", 429, "", 60, 6)]
    public async Task A_limit_without_a_time_is_waited_for_longer_each_time(string name, string symbol, int status, string body, int first, int most)
    {
        await using var bench = new Workbench();
        var script = VenueScripts.Of(name);
        var market = Testing.ScriptedMarket.Create(symbol, Timeframe.OneMinute, Start.AddHours(-1), bars: 10, trades: 2);
        var clock = new ManualClock(Start);
        var refusedAt = new ConcurrentQueue<DateTimeOffset>();
        using var venue = TestVenues.Create(name, clock, o => o.Http.CreateHandler = () => new AnswerHandler(request =>
        {
            var now = clock.GetUtcNow();
            if (now < Start.AddMinutes(16))
            {
                refusedAt.Enqueue(now);
                return new LoopbackReply(status, body);
            }

            var reply = script.Answer(request.Path, request.Query, market);
            return new LoopbackReply(reply.Status, reply.Body);
        }));
        var options = new BackfillOptions(symbol, Timeframe.OneMinute) { From = Start.AddHours(-1) };
        var report = await clock.RunAsync(() => new VenueBackfill(bench.Ledger, clock).RunAsync(venue, options));
        Assert.InRange(report.Coverage.Held, 9, 10);
        var waits = refusedAt.Zip(refusedAt.Skip(1), (one, next) => next - one).ToList();
        Assert.InRange(refusedAt.Count, 2, most);
        Assert.InRange(waits[0].TotalSeconds, first, (first * 1.1) + 1);
        for (var i = 1; i < waits.Count; i++)
        {
            Assert.True(waits[i] > 1.7 * waits[i - 1], $"{waits[i - 1]:c} and then {waits[i]:c}");
        }
    }
}
