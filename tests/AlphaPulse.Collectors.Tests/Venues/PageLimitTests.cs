using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Pages of the sizes that the venues really have.</summary>
public class PageLimitTests
{
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// ccxt#9268, freqtrade#4796: Coinbase gives 300 bars; ccxt#21049: OKX leaves out the border; ccxt#3393: Bitfinex wants starts on the grid. A start
    /// within a bar begins with the next one, and no page loses any.
    /// </summary>
    [Theory]
    [InlineData("bitfinex")]
    [InlineData("bybit")]
    [InlineData("coinbase")]
    [InlineData("okx")]
    public async Task Every_bar_comes_once_at_the_limit_of_the_venue(string name)
    {
        var script = VenueScripts.Of(name);
        var venue = script.Create(new Uri("http://127.0.0.1:1"), pageLimit: null);
        var count = (Math.Min(venue.Descriptor.BarLimit, 1_000) * 2) + 3;
        (venue as IDisposable)?.Dispose();
        var market = ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, First, count, trades: 0);
        await using var server = new LoopbackServer(request =>
        {
            var reply = script.Answer(request.Path, request.Query, market);
            return new LoopbackReply(reply.Status, reply.Body);
        });
        venue = script.Create(server.Url, pageLimit: null);
        using var connection = venue as IDisposable;
        var opens = new List<DateTimeOffset>();
        await foreach (var page in venue.ReadAsync(script.Symbol, new BarSeriesId(script.Instrument, Timeframe.OneMinute), First.AddSeconds(17), First.AddMinutes(count)))
        {
            opens.AddRange(page.Bars.Select(bar => bar.OpenTime));
        }

        Assert.Equal(Enumerable.Range(1, count - 1).Select(i => First.AddMinutes(i)), opens);
    }
}
