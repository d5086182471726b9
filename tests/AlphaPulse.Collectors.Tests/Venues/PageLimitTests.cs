using System.Globalization;
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

    /// <summary>
    /// python-bitvavo-api#19: 1,441 bars were asked for where the limit is 1,440. Both borders of a window count, so that one of as many minutes as the
    /// limit has one bar too many: a venue that refuses such a request is never asked for it, forwards or backwards.
    /// </summary>
    [Theory]
    [InlineData("binance", "", "")]
    [InlineData("binance-usdm", "", "")]
    [InlineData("bybit", "start", "end")]
    [InlineData("coinbase", "start", "end")]
    [InlineData("okx", "before", "after")]
    public async Task No_request_asks_for_one_bar_more_than_the_limit(string name, string from, string to)
    {
        var script = VenueScripts.Of(name);
        using var descriptor = (RestVenue)script.Create(new Uri("http://127.0.0.1:1"), pageLimit: null);
        var limit = descriptor.Descriptor.BarLimit;
        var market = ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, First, limit + 1, trades: 0);
        var asked = new List<long>();
        await using var server = new LoopbackServer(request =>
        {
            if (request.Query.TryGetValue("limit", out var most))
            {
                asked.Add(long.Parse(most, CultureInfo.InvariantCulture));
            }

            if (from.Length > 0 && request.Query.ContainsKey(from))
            {
                asked.Add(BarsBetween(request.Query[from], request.Query[to]));
            }

            var reply = asked.Any(count => count > limit) ? script.Error : script.Answer(request.Path, request.Query, market);
            return new LoopbackReply(reply.Status, reply.Body);
        });
        using var venue = (RestVenue)script.Create(server.Url, pageLimit: null);
        var series = new BarSeriesId(script.Instrument, Timeframe.OneMinute);
        var forwards = await venue.ReadAsync(script.Symbol, series, First, market.Now).Select(page => page.Bars.Count).SumAsync();
        var backwards = await venue.ReadBackwardAsync(script.Symbol, series, First, market.Now).Select(page => page.Bars.Count).SumAsync();

        Assert.Equal((limit + 1, limit + 1, (long)limit), (forwards, backwards, asked.Max()));
    }

    /// <summary>How many minutes open from one time to another, both included.</summary>
    private static long BarsBetween(string from, string to) => (Milliseconds(to) / 60_000) - ((Milliseconds(from) + 59_999) / 60_000) + 1;

    private static long Milliseconds(string time) =>
        !long.TryParse(time, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()
        : number < 100_000_000_000 ? number * 1_000 : number;
}
