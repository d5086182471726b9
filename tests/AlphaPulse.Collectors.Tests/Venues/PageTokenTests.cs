using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>ccxt#19476: pages whose tokens lead in a circle are not walked for ever.</summary>
public class PageTokenTests
{
    private const int MostRequests = 20;

    /// <summary>The circle is behind the first page, has three pages, and none of them has anything new.</summary>
    [Theory]
    [InlineData("alpaca", "ReadAsync", """{"bars":{},"next_page_token":"TOKEN"}""")]
    [InlineData("alpaca", "ReadTradesAsync", """{"trades":{},"next_page_token":"TOKEN"}""")]
    [InlineData("kraken", "ReadTradesAsync", """{"error":[],"result":{"XXBTZUSD":[],"last":"TOKEN"}}""")]
    [InlineData("bybit", "GetInstrumentsAsync", """{"retCode":0,"result":{"category":"spot","list":[],"nextPageCursor":"TOKEN"}}""")]
    public async Task A_walk_in_a_circle_ends_with_an_error(string name, string question, string answer)
    {
        var script = VenueScripts.Of(name);
        var market = Testing.ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), bars: 12, trades: 12);
        var requests = 0;
        using var venue = TestVenues.Create(name, new ManualClock(market.Now), options =>
        {
            options.Limits = new() { Windows = [] };
            options.Http.CreateHandler = () => new AnswerHandler(_ =>
            {
                Assert.True(++requests <= MostRequests, "it asks without an end");
                return new LoopbackReply(200, answer.Replace("TOKEN", requests == 1 ? "first" : $"page {requests % 3}", StringComparison.Ordinal));
            });
        });
        var (_, ask) = VenueCalls.Of(venue).Single(call => call.Name == question);
        var error = await Assert.ThrowsAsync<VenueException>(() => ask(venue, script, market));
        Assert.Matches("does not get further with GET /.*it named the page 'page [012]' again", error.Message);
    }

    [Fact]
    public void Tokens_that_never_repeat_are_followed()
    {
        var tokens = new PageTokens();
        Assert.All(Enumerable.Range(0, 1_000), i => Assert.False(tokens.IsAgain(FormattableString.Invariant($"{i}"))));
    }
}
