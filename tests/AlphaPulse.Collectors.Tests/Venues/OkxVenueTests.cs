using System.Globalization;
using AlphaPulse.Http;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>OKX has the latest 1,440 bars in one place and what is older in another.</summary>
public sealed class OkxVenueTests : IAsyncDisposable
{
    private const int Bars = 10_300;
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly OkxScript Script = new();
    private readonly ManualClock _clock = new(First.AddMinutes(Bars));
    private readonly LoopbackServer _server;
    private readonly OkxVenue _venue;

    public OkxVenueTests()
    {
        var market = ScriptedMarket.Create("BTC-USDT", Timeframe.OneMinute, First, Bars, trades: 0);
        _server = new LoopbackServer(request => Answer(request, market));
        _venue = new OkxVenue(Options.Create(new OkxOptions { BaseUrl = _server.Url, Limits = new RateLimits { Windows = [] } }), _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _venue.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("BTC-USDT", InstrumentKind.Spot)]
    [InlineData("BTC-USDT-SWAP", InstrumentKind.Perpetual)]
    [InlineData("BTC-USD_UM-SWAP", InstrumentKind.Perpetual)]
    [InlineData("BTC-USDT-251226", InstrumentKind.Dated)]
    [InlineData("BTC-USD-251226-100000-C", null)]
    [InlineData("BTCUSDT", null)]
    public void A_symbol_says_what_it_is(string symbol, InstrumentKind? kind) => Assert.Equal(kind, OkxOptions.KindOf(symbol));

    /// <summary>
    /// ccxt#26705, freqtrade#6825: 300 bars a page where they are new and 100 where they are old; ccxt#21049: the border that the venue leaves out costs no
    /// bar. The window that ends before the last 10,000 bars is old as a whole, its last bars as well.
    /// </summary>
    [Fact]
    public async Task Every_window_asks_for_old_bars_where_the_venue_has_them()
    {
        await using var bench = new Workbench();
        var report = await new VenueBackfill(bench.Ledger).RunAsync(_venue, new BackfillOptions("BTC-USDT", Timeframe.OneMinute) { From = First, Order = BackfillOrder.NewestFirst });
        Assert.Equal((Bars, 0, 0, 0), (report.Coverage.Held, report.Coverage.Missing, report.Coverage.NotAsked, report.Healed));
        Assert.Contains(_server.Requests, r => r.Path == "/api/v5/market/candles");
    }

    [Fact]
    public async Task A_backfill_that_takes_hours_goes_by_the_clock_at_each_request()
    {
        var asOf = await _venue.GetTimeAsync();
        _clock.Advance(TimeSpan.FromHours(3));
        var series = new BarSeriesId(InstrumentId.Parse("okx:BTC-USDT"), Timeframe.OneMinute);
        var bars = 0;
        await foreach (var page in _venue.ReadAsync("BTC-USDT", series, asOf.AddMinutes(-1_390), asOf))
        {
            bars += page.Bars.Count;
        }

        Assert.Equal(1_390, bars);
    }

    [Fact]
    public async Task A_row_that_can_be_no_bar_says_when_it_opens_where_that_can_be_read()
    {
        await using var server = new LoopbackServer(_ => new(200, """
            {"code":"0","data":[["1704067320000","1","2","1","2","1","1","1","1"],["1704067260000","1","1","2","2","1","1","1","1"],["x","1","2","1","2","1","1","1","1"],["1704067200000","1","2","1","2","1","1","1","1"]]}
            """));
        using var venue = new OkxVenue(Options.Create(new OkxOptions { BaseUrl = server.Url, Limits = new RateLimits { Windows = [] } }), TimeProvider.System);
        var series = new BarSeriesId(InstrumentId.Parse("okx:BTC-USDT"), Timeframe.OneMinute);
        var bad = new HashSet<DateTimeOffset>();
        await foreach (var page in venue.ReadAsync("BTC-USDT", series, First, First.AddMinutes(3)))
        {
            bad.UnionWith(page.QuarantinedAt);
            Assert.Contains(page.Quarantined, row => row.Raw.Contains("\"x\"", StringComparison.Ordinal));
        }

        Assert.Equal(First.AddMinutes(1), Assert.Single(bad));
    }

    private LoopbackReply Answer(LoopbackRequest request, ScriptedMarket market)
    {
        var query = request.Query.ToDictionary(StringComparer.Ordinal);
        if (request.Path == "/api/v5/market/candles")
        {
            var kept = _clock.GetUtcNow().AddMinutes(-1_440).ToUnixTimeMilliseconds();
            query["before"] = Math.Max(kept, long.Parse(query["before"], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        }

        var reply = Script.Answer(request.Path, query, market);
        return new LoopbackReply(reply.Status, reply.Body);
    }
}
