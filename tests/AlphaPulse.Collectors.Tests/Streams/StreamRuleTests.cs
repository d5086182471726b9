using System.Text;

namespace AlphaPulse.Collectors.Tests.Streams;

/// <summary>What the streams say must agree with what the requests of the same venue say, and a loss must be told.</summary>
public class StreamRuleTests
{
    private static readonly DateTimeOffset Now = new(2024, 1, 1, 0, 2, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("okx:BTC-USDT", "BTC-USDT", "11")]
    [InlineData("okx:BTC-USDT:PERP", "BTC-USDT-SWAP", "0.11")]
    [InlineData("okx:BTC-USD:20241227", "BTC-USD-241227", "0.11")]
    public void Volumes_of_Okx_are_in_the_base_asset(string instrument, string symbol, string volume)
    {
        var subscription = new StreamSubscription(symbol, InstrumentId.Parse(instrument), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] };
        var seen = Parse(
            VenueStreamProtocols.OkxBars,
            subscription,
            $$"""{"arg":{"channel":"candle1m","instId":"{{symbol}}"},"data":[["1704067200000","1","2","1","2","11","0.11","0.22","1"]]}""");
        Assert.Equal(volume, Assert.Single(seen.Bars).Volume.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Trades_of_contracts_of_Okx_are_refused()
    {
        var subscription = new StreamSubscription("BTC-USDT-SWAP", InstrumentId.Parse("okx:BTC-USDT:PERP"), StreamChannels.Trades);
        var error = Assert.Throws<ArgumentException>(() => VenueStreamProtocols.Okx.SubscribeMessages([subscription]));
        Assert.Contains("in contracts", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => VenueStreamProtocols.Okx.CreateParser([subscription]));
        Assert.Single(VenueStreamProtocols.Okx.SubscribeMessages([subscription with { Channels = StreamChannels.BestPrices }]));
    }

    [Fact]
    public void Streams_have_the_names_of_their_venues()
    {
        Assert.Equal(BinanceVenue.Description.Name, VenueStreamProtocols.BinanceSpot.Venue);
        Assert.Equal(BinanceFuturesVenue.Description.Name, VenueStreamProtocols.BinanceFutures.Venue);
        Assert.Equal(OkxVenue.Description.Name, VenueStreamProtocols.Okx.Venue);
        Assert.Equal(KrakenVenue.Description.Name, VenueStreamProtocols.Kraken.Venue);
        Assert.Equal("bitfinex", VenueStreamProtocols.Bitfinex.Venue);
        var error = Assert.Throws<VenueException>(() => BinanceBookReader.Read("{}"u8, InstrumentId.Parse("binance-usdm:BTC-USDT:PERP"), Now));
        Assert.Equal("binance-usdm", error.Venue);
        Assert.Contains("at binance-usdm has", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Requests give aggregated trades: the same ids, so that what was missed can be told.</summary>
    [Fact]
    public void Trades_of_Binance_have_the_ids_of_its_requests()
    {
        var subscription = new StreamSubscription("BTCUSDT", InstrumentId.Parse("binance:BTC-USDT"), StreamChannels.Trades);
        Assert.Contains("btcusdt@aggTrade", Assert.Single(VenueStreamProtocols.BinanceSpot.SubscribeMessages([subscription])), StringComparison.Ordinal);
        var seen = Parse(
            VenueStreamProtocols.BinanceSpot,
            subscription,
            """{"stream":"btcusdt@aggTrade","data":{"e":"aggTrade","E":1704067200001,"s":"BTCUSDT","a":26129,"p":"0.01","q":"4.70","f":27781,"l":27790,"T":1704067200000,"m":true,"M":true}}""");
        Assert.Equal("26129", Assert.Single(seen.Trades).VenueTradeId);
    }

    [Theory]
    [InlineData("""{"type":"l2update","product_id":"BTC-USD","time":"2024-01-01T00:00:00Z","changes":[["buy","1e999","1"]]}""", true)]
    [InlineData("""{"type":"l2update","product_id":"BTC-USD","time":"2024-01-01T00:00:00Z","chan""", true)]
    [InlineData("""{"type":"snapshot","product_id":"BTC-USD","bids":[["1"]],"asks":[]}""", true)]
    [InlineData("""{"type":"match","product_id":"BTC-USD","price":"x"}""", false)]
    [InlineData("""{"type":"something new"}""", false)]
    public void An_unreadable_update_of_a_book_without_numbers_asks_to_connect_anew(string message, bool isLost)
    {
        var subscription = new StreamSubscription("BTC-USD", InstrumentId.Parse("coinbase:BTC-USD"), StreamChannels.Book | StreamChannels.Trades);
        var seen = new Collected();
        Assert.Throws<VenueException>(() => Parse(VenueStreamProtocols.Coinbase, subscription, message, seen));
        Assert.Equal(isLost ? 1 : 0, seen.Notices.Count(n => n.Kind == StreamNoticeKind.Reconnect));

        var trades = new Collected();
        Assert.Throws<VenueException>(() => Parse(VenueStreamProtocols.Coinbase, subscription with { Channels = StreamChannels.Trades }, message, trades));
        Assert.Empty(trades.Notices);
    }

    /// <summary>What a sink throws comes out as it is, and no book counts as damaged by it.</summary>
    [Fact]
    public void What_the_sink_throws_is_no_fault_of_the_message()
    {
        var subscription = new StreamSubscription("BTC-USD", InstrumentId.Parse("coinbase:BTC-USD"), StreamChannels.Book);
        var parser = VenueStreamProtocols.Coinbase.CreateParser([subscription]);
        var seen = new Collected { Book = _ => throw new InvalidOperationException("mine") };
        var error = Assert.Throws<InvalidOperationException>(() => Feed("""["1","2"]"""));
        Assert.Equal("mine", error.Message);
        Assert.Empty(seen.Notices);
        Assert.Throws<VenueException>(() => Feed("""["x","2"]"""));
        Assert.Equal(StreamNoticeKind.Reconnect, Assert.Single(seen.Notices).Kind);

        void Feed(string bid) =>
            parser.Parse(Encoding.UTF8.GetBytes($$"""{"type":"snapshot","product_id":"BTC-USD","bids":[{{bid}}],"asks":[]}"""), Now, seen);
    }

    [Fact]
    public void Bitfinex_says_which_book_it_cannot_read_and_forgets_channels_that_ended()
    {
        var subscription = new StreamSubscription("tBTCUSD", InstrumentId.Parse("bitfinex:BTC-USD"), StreamChannels.Book | StreamChannels.Trades);
        var parser = VenueStreamProtocols.Bitfinex.CreateParser([subscription]);
        var seen = new Collected();
        Feed("""{"event":"subscribed","channel":"book","chanId":7,"symbol":"tBTCUSD"}""");
        Feed("""{"event":"subscribed","channel":"trades","chanId":8,"symbol":"tBTCUSD"}""");
        Assert.Throws<VenueException>(() => Feed("""[8,"te",[1,1,"x",1],1]"""));
        Assert.DoesNotContain(seen.Notices, n => n.Kind == StreamNoticeKind.Reconnect);
        Assert.Throws<VenueException>(() => Feed("""[7,["x",1,1],2]"""));
        Assert.Single(seen.Notices, n => n.Kind == StreamNoticeKind.Reconnect);

        var renewed = parser.RenewBookMessages(subscription);
        Assert.Contains("\"chanId\":7", renewed[0], StringComparison.Ordinal);
        Feed("""{"event":"unsubscribed","status":"OK","chanId":7}""");
        Feed("""{"event":"subscribed","channel":"book","chanId":9,"symbol":"tBTCUSD"}""");
        Assert.Equal(2, parser.RenewBookMessages(subscription).Count);
        Assert.Contains("\"chanId\":9", parser.RenewBookMessages(subscription)[0], StringComparison.Ordinal);

        void Feed(string message) => parser.Parse(Encoding.UTF8.GetBytes(message), Now, seen);
    }

    [Theory]
    [InlineData("""{"event":"conf","status":"OK","flags":65536}""", StreamNoticeKind.Alive)]
    [InlineData("""{"event":"conf","status":"ERROR","flags":65536}""", StreamNoticeKind.Error)]
    [InlineData("""{"event":"conf"}""", StreamNoticeKind.Error)]
    public void Bitfinex_must_confirm_that_it_numbers_its_messages(string message, StreamNoticeKind kind)
    {
        var subscription = new StreamSubscription("tBTCUSD", InstrumentId.Parse("bitfinex:BTC-USD"), StreamChannels.Book);
        Assert.Equal(kind, Assert.Single(Parse(VenueStreamProtocols.Bitfinex, subscription, message).Notices).Kind);
    }

    private static Collected Parse(VenueStreamProtocol protocol, StreamSubscription subscription, string message, Collected? seen = null)
    {
        seen ??= new Collected();
        protocol.CreateParser([subscription]).Parse(Encoding.UTF8.GetBytes(message), Now, seen);
        return seen;
    }
}
