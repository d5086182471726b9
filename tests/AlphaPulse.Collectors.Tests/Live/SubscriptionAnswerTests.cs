namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>What each venue answers to a subscription, in its own words.</summary>
public class SubscriptionAnswerTests
{
    public static TheoryData<string, string[], string, string> Refusals => new()
    {
        { "kraken", ["XBT/USD", "XBT/FOO"], """{"errorMessage":"Currency pair not supported XBT/FOO","event":"subscriptionStatus","pair":"XBT/FOO","status":"error","subscription":{"interval":1,"name":"ohlc"}}""", "XBT/FOO" },
        { "okx", ["BTC-USDT", "BTC-FOO"], """{"event":"error","code":"60018","msg":"Wrong URL or channel:candle1m,instId:BTC-FOO doesn't exist. Please use the correct URL, channel and parameters referring to API document.","connId":"a4d3ae55"}""", "BTC-FOO" },
        { "bitfinex", ["tBTCUSD", "tBTCFOO"], """{"event":"error","msg":"symbol: invalid","code":10300,"channel":"candles","key":"trade:1m:tBTCFOO"}""", "tBTCFOO" },
        { "bybit", ["BTCUSDT"], """{"success":false,"ret_msg":"error:handler not found,topic:kline.1.BTCUSDT","conn_id":"1","req_id":"1","op":"subscribe"}""", "BTCUSDT" },
        { "binance", ["BTCUSDT"], """{"error":{"code":2,"msg":"Invalid request: invalid stream"},"id":1}""", "BTCUSDT" },
    };

    public static TheoryData<string, string[], string> Confirmations => new()
    {
        { "kraken", ["XBT/USD"], """{"channelID":1,"channelName":"ohlc-1","event":"subscriptionStatus","pair":"XBT/USD","status":"subscribed","subscription":{"interval":1,"name":"ohlc"}}""" },
        { "okx", ["BTC-USDT"], """{"event":"subscribe","arg":{"channel":"candle1m","instId":"BTC-USDT"},"connId":"a4d3ae55"}""" },
        { "bitfinex", ["tBTCUSD"], """{"event":"subscribed","channel":"candles","chanId":7,"key":"trade:1m:tBTCUSD"}""" },
        { "bybit", ["BTCUSDT", "ETHUSDT"], """{"success":true,"ret_msg":"","conn_id":"1","req_id":"1","op":"subscribe"}""" },
        { "binance", ["BTCUSDT", "ETHUSDT"], """{"result":null,"id":1}""" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_names_the_symbol_and_what_to_do(string venue, string[] symbols, string message, string symbol)
    {
        var (answers, notice) = Read(venue, symbols, message);
        Assert.Equal(StreamNoticeKind.Error, notice.Kind);
        var refusal = Assert.Single(answers.Refuse(notice));
        Assert.Equal((symbol, false), (refusal.Symbol, refusal.IsTransient));
        Assert.Contains($"refused the symbol '{symbol}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Write it as the stream of the venue does", refusal.Message, StringComparison.Ordinal);

        // The others are still waited for.
        Assert.Equal(symbols.Length > 1, answers.IsWaiting);
        Assert.Equal(symbols.Where(s => s != symbol), answers.Expire(TimeSpan.FromSeconds(15)).Select(r => r.Symbol));
    }

    [Theory]
    [MemberData(nameof(Confirmations))]
    public void A_confirmation_is_an_answer(string venue, string[] symbols, string message)
    {
        var (answers, notice) = Read(venue, symbols, message);
        Assert.Equal(StreamNoticeKind.Subscribed, notice.Kind);
        answers.Confirm(notice);
        Assert.False(answers.IsWaiting);
    }

    [Fact]
    public void Data_is_an_answer_and_silence_is_a_refusal_that_may_pass()
    {
        var subscriptions = Streamed.Subscriptions("binance", "BTCUSDT", "ETHUSDT");
        var answers = new SubscriptionAnswers("binance", subscriptions, VenueStreamProtocols.BinanceSpot.SubscribeMessages(subscriptions));
        answers.Confirm(subscriptions[0].Instrument);
        var refusal = Assert.Single(answers.Expire(TimeSpan.FromSeconds(15)));
        Assert.Equal(("ETHUSDT", true), (refusal.Symbol, refusal.IsTransient));
        Assert.Contains("neither confirmed the symbol 'ETHUSDT' nor sent anything of it within 00:00:15", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(answers.Expire(TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public void A_refusal_that_names_nothing_is_told_all_the_same()
    {
        var subscriptions = Streamed.Subscriptions("okx", "BTCUSDT");
        var answers = new SubscriptionAnswers("okx", subscriptions, VenueStreamProtocols.OkxBars.SubscribeMessages(subscriptions));
        var refusal = Assert.Single(answers.Refuse(new StreamNotice(StreamNoticeKind.Error, "too many requests")));
        Assert.Null(refusal.Symbol);
        Assert.Contains("too many requests", refusal.Message, StringComparison.Ordinal);
        Assert.True(answers.IsWaiting);
    }

    [Fact]
    public void A_symbol_within_another_one_is_not_meant()
    {
        var subscriptions = Streamed.Subscriptions("bybit", "BTCUSD", "BTCUSDT");
        var answers = new SubscriptionAnswers("bybit", subscriptions, VenueStreamProtocols.BybitSpot.SubscribeMessages(subscriptions));
        Assert.Equal("BTCUSDT", Assert.Single(answers.Refuse(new StreamNotice(StreamNoticeKind.Error, "topic:kline.1.BTCUSDT"))).Symbol);
    }

    /// <summary>
    /// A book that was confirmed and is asked for anew is refused: in the text, by the number of a message that is that of the first one as well, or
    /// with no name at all.
    /// </summary>
    [Theory]
    [InlineData("kraken", "XBT/USD", """{"errorMessage":"Subscription Not Found","event":"subscriptionStatus","pair":"XBT/USD","status":"error","subscription":{"depth":1000,"name":"book"}}""")]
    [InlineData("okx", "BTC-USDT", """{"event":"error","code":"60012","msg":"Invalid request: {op: subscribe, args:[{channel:books,instId:BTC-USDT}]}","connId":"a4d3ae55"}""")]
    [InlineData("bitfinex", "tBTCUSD", """{"event":"error","msg":"subscribe: limit","code":10305,"channel":"book","symbol":"tBTCUSD","prec":"P0"}""")]
    [InlineData("bybit", "BTCUSDT", """{"success":false,"ret_msg":"error: too many requests","conn_id":"1","req_id":"1","op":"subscribe"}""")]
    [InlineData("coinbase", "BTC-USD", """{"type":"error","message":"Failed to subscribe","reason":"rate limit"}""")]
    public void The_refusal_of_a_book_that_is_asked_for_anew_names_its_symbol(string venue, string symbol, string message)
    {
        var protocol = BookStreamOf(venue);
        StreamSubscription[] subscriptions = [Book(symbol, venue, "BTC"), Book("other", venue, "ETH"), Book("third", venue, "LTC")];
        var answers = new SubscriptionAnswers(venue, subscriptions, protocol.SubscribeMessages(subscriptions));
        foreach (var subscription in subscriptions)
        {
            answers.Confirm(subscription.Instrument);
        }

        answers.Renew(subscriptions[1]);
        answers.EndRenewal(subscriptions[1].Instrument);
        answers.Renew(subscriptions[0]);
        var seen = new Streams.Collected();
        protocol.CreateParser(subscriptions).Parse(System.Text.Encoding.UTF8.GetBytes(message), Streamed.Start, seen);
        var refusal = Assert.Single(answers.Refuse(Assert.Single(seen.Notices)));
        Assert.Equal((symbol, true, true), (refusal.Symbol, refusal.WasConfirmed, refusal.IsTransient));
        Assert.Contains($"refused the symbol '{symbol}', which it had confirmed, when its order book was asked for anew: ", refusal.Message, StringComparison.Ordinal);

        // What was refused is not asked for any more.
        Assert.Null(Assert.Single(answers.Refuse(new StreamNotice(StreamNoticeKind.Error, "busy"))).Symbol);
    }

    /// <summary>Where several books are asked for anew and the venue names none, which it is cannot be told, and all are named.</summary>
    [Fact]
    public void A_refusal_that_may_be_about_several_books_names_all_of_them()
    {
        StreamSubscription[] subscriptions = [Book("BTCUSDT", "bybit", "BTC"), Book("ETHUSDT", "bybit", "ETH"), Book("LTCUSDT", "bybit", "LTC")];
        var answers = new SubscriptionAnswers("bybit", subscriptions, VenueStreamProtocols.BybitSpot.SubscribeMessages(subscriptions));
        Array.ForEach(subscriptions, s => answers.Confirm(s.Instrument));
        answers.Renew(subscriptions[0]);
        answers.Renew(subscriptions[2]);
        var refusal = Assert.Single(answers.Refuse(new StreamNotice(StreamNoticeKind.Error, "too many requests")));
        Assert.Null(refusal.Symbol);
        Assert.Contains("too many requests. The order books of BTCUSDT, LTCUSDT were asked for anew.", refusal.Message, StringComparison.Ordinal);
    }

    private static VenueStreamProtocol BookStreamOf(string venue) => venue switch
    {
        "coinbase" => VenueStreamProtocols.Coinbase,
        "okx" => VenueStreamProtocols.Okx,
        _ => Streamed.BarsOf(venue),
    };

    private static StreamSubscription Book(string symbol, string venue, string asset) => new(symbol, InstrumentId.Parse($"{venue}:{asset}-USD"), StreamChannels.Book);

    private static (SubscriptionAnswers Answers, StreamNotice Notice) Read(string venue, string[] symbols, string message)
    {
        var protocol = Streamed.BarsOf(venue);
        IReadOnlyList<StreamSubscription> subscriptions = [.. symbols.Select((s, i) => new StreamSubscription(s, InstrumentId.Parse(FormattableString.Invariant($"{venue}:A{i}-USD")), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] })];
        var seen = new Streams.Collected();
        protocol.CreateParser(subscriptions).Parse(System.Text.Encoding.UTF8.GetBytes(message), Streamed.Start, seen);
        return (new SubscriptionAnswers(venue, subscriptions, protocol.SubscribeMessages(subscriptions)), Assert.Single(seen.Notices));
    }
}
