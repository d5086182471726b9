using System.Globalization;
using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A symbol of two markets is followed in the market that its venue is set to, and never in the other.</summary>
public sealed class LiveMarketTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Fact]
    public async Task Live_bars_of_a_perpetual_of_Bybit_are_those_of_its_linear_market()
    {
        // The same symbol at both paths, at prices by which the two can be told apart.
        await using var linear = Streaming("200");
        await using var spot = Streaming("100");
        var market = ScriptedMarket.Create("BTCUSDT", Timeframe.OneMinute, Streamed.Start, bars: 1, trades: 0);
        await using var requests = new LoopbackServer(request => new BybitScript().Answer(request.Path, request.Query, market) is var reply && IsLinear(request)
            ? new LoopbackReply(reply.Status, reply.Body)
            : new LoopbackReply(400, "{}"));
        using var venue = new BybitVenue(Options.Create(new BybitOptions { BaseUrl = requests.Url, Kind = InstrumentKind.Perpetual }), Clock);
        var transport = new MarketTransport(url => url.AbsolutePath == "/v5/public/linear" ? linear.Url : spot.Url);
        var options = new LiveBarOptions { Venue = "bybit", Symbols = { "BTCUSDT" }, Timeframes = { Timeframe.OneMinute } };
        var feed = new LiveBarFeed();
        using var subscription = feed.Subscribe();
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => new LiveBarCollector(venue, options, feed, transport: transport).RunAsync(stop.Token));

        await using var bars = subscription.ReadAllAsync(stop.Token).GetAsyncEnumerator();
        var next = bars.MoveNextAsync().AsTask();
        if (await Task.WhenAny(next, running) == running)
        {
            await running;
        }

        Assert.True(await next);
        var bar = bars.Current.Bar;
        Assert.Equal(("bybit:BTC-USDT:PERP", Streamed.Minute(1), 200m, BarProvenance.VenueStream), (bar.Series.Instrument.ToString(), bar.OpenTime, bar.Close, bar.Provenance));
        Assert.Equal("wss://stream.bybit.com/v5/public/linear", Assert.Single(transport.Asked).AbsoluteUri);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Fact]
    public async Task A_perpetual_on_a_stream_of_spot_pairs_is_refused_before_anything_is_opened()
    {
        var market = ScriptedMarket.Create("BTCUSDT", Timeframe.OneMinute, Streamed.Start, bars: 1, trades: 0);
        await using var requests = new LoopbackServer(request => new BybitScript().Answer(request.Path, request.Query, market) is var reply ? new LoopbackReply(reply.Status, reply.Body) : null!);
        using var venue = new BybitVenue(Options.Create(new BybitOptions { BaseUrl = requests.Url, Kind = InstrumentKind.Perpetual }), Clock);
        var options = new LiveBarOptions { Venue = "bybit", Symbols = { "BTCUSDT" }, Timeframes = { Timeframe.OneMinute }, Protocol = VenueStreamProtocols.BybitSpot };
        var transport = new MarketTransport(url => url);
        var error = await Assert.ThrowsAsync<StreamKindException>(() => new LiveBarCollector(venue, options, new LiveBarFeed(), transport: transport).RunAsync(default));
        Assert.Equal(("bybit", "bybit:BTC-USDT:PERP"), (error.Venue, error.Instrument.ToString()));
        Assert.Contains("wss://stream.bybit.com/v5/public/spot of bybit carries instruments of the kinds Spot, and 'BTCUSDT' is bybit:BTC-USDT:PERP of the kind Perpetual", error.Message, StringComparison.Ordinal);
        Assert.Empty(transport.Asked);
    }

    [Fact]
    public void Every_venue_offers_the_streams_of_its_own_market()
    {
        using var binance = new BinanceVenue(Options.Create(new BinanceOptions()), Clock);
        using var futures = new BinanceFuturesVenue(Options.Create(new BinanceFuturesOptions()), Clock);
        using var spot = new BybitVenue(Options.Create(new BybitOptions()), Clock);
        using var linear = new BybitVenue(Options.Create(new BybitOptions { Kind = InstrumentKind.Perpetual }), Clock);
        using var swaps = new OkxVenue(Options.Create(new OkxOptions { Kind = InstrumentKind.Perpetual }), Clock);
        Assert.Equal("wss://stream.binance.com:9443/stream", UrlOf(binance));
        Assert.Equal("wss://fstream.binance.com/stream", UrlOf(futures));
        Assert.Equal("wss://stream.bybit.com/v5/public/spot", UrlOf(spot));
        Assert.Equal("wss://stream.bybit.com/v5/public/linear", UrlOf(linear));
        Assert.Equal("wss://ws.okx.com:8443/ws/v5/business", UrlOf(swaps));
        foreach (var venue in new RestVenue[] { binance, futures, spot, linear, swaps })
        {
            Assert.All(venue.Streams, s => Assert.Equal(venue.Venue, s.Venue));
            Assert.All(venue.Streams, s => Assert.Empty(venue.Descriptor.Kinds.Except(s.Kinds)));
        }

        static string UrlOf(IVenueStreams venue) => venue.Streams.First(s => s.Channels.HasFlag(StreamChannels.Bars)).DefaultUrl.OriginalString;
    }

    [Theory]
    [InlineData("binance:BTC-USDT:PERP", "binance")]
    [InlineData("binance-usdm:BTC-USDT", "binance-usdm")]
    [InlineData("bybit:BTC-USDT", "bybit-linear")]
    [InlineData("bybit:BTC-USDT:20261225", "bybit")]
    [InlineData("kraken:BTC-USDT:PERP", "kraken")]
    public void A_stream_refuses_an_instrument_of_another_market(string instrument, string stream)
    {
        var protocol = stream switch
        {
            "binance-usdm" => VenueStreamProtocols.BinanceFutures,
            "bybit-linear" => VenueStreamProtocols.BybitLinear,
            _ => Streamed.BarsOf(stream),
        };
        var subscription = new StreamSubscription("BTCUSDT", InstrumentId.Parse(instrument), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] };
        Assert.Throws<StreamKindException>(() => protocol.SubscribeMessages([subscription]));
        Assert.Throws<StreamKindException>(() => protocol.CreateParser([subscription]));
        Assert.Throws<StreamKindException>(() => protocol.Partition([subscription]));
    }

    [Fact]
    public void A_source_without_a_stream_of_bars_is_refused()
    {
        using var venue = new CoinbaseVenue(Options.Create(new CoinbaseOptions()), Clock);
        var options = new LiveBarOptions { Venue = "coinbase", Symbols = { "BTC-USD" }, Timeframes = { Timeframe.OneMinute } };
        var error = Assert.Throws<ArgumentException>(() => new LiveBarCollector(venue, options, new LiveBarFeed()));
        Assert.Contains("No stream of 'coinbase' has Bars; it offers wss://ws-feed.exchange.coinbase.com", error.Message, StringComparison.Ordinal);
    }

    private static bool IsLinear(LoopbackRequest request) => request.Path == "/v5/market/time" || request.Query.GetValueOrDefault("category") == "linear";

    /// <summary>A market of Bybit that closes the second minute at a price.</summary>
    private static LoopbackSocketServer Streaming(string price) => new(async socket =>
    {
        var asked = await socket.ReceiveAsync();
        Assert.Contains("kline.1.BTCUSDT", asked, StringComparison.Ordinal);
        await socket.SendAsync("""{"success":true,"ret_msg":"","conn_id":"1","req_id":"1","op":"subscribe"}""");
        var (start, sent) = (Streamed.Minute(1).ToUnixTimeMilliseconds(), Streamed.Minute(2).AddMilliseconds(20).ToUnixTimeMilliseconds());
        await socket.SendAsync(string.Create(CultureInfo.InvariantCulture, $$"""
            {"topic":"kline.1.BTCUSDT","data":[{"start":{{start}},"end":{{start + 59_999}},"interval":"1","open":"{{price}}","close":"{{price}}","high":"{{price}}","low":"{{price}}","volume":"1","turnover":"{{price}}","confirm":true,"timestamp":{{sent}}}],"ts":{{sent}},"type":"snapshot"}
            """));
        await socket.ReceiveAsync();
    });

    /// <summary>Opens real sockets at the place that stands for an address.</summary>
    private sealed class MarketTransport(Func<Uri, Uri> place) : IStreamTransport
    {
        private readonly WebSocketTransport _sockets = new();

        public List<Uri> Asked { get; } = [];

        public Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
        {
            Asked.Add(url);
            return _sockets.ConnectAsync(place(url), cancellationToken);
        }
    }
}
