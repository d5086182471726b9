using System.Text.Json;
using System.Threading.Channels;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>One connection and what becomes of it, in virtual time.</summary>
public sealed class VenueStreamClientTests : IAsyncDisposable
{
    private readonly ManualTimeProvider _clock = new(Streamed.Start);
    private readonly ScriptedTransport _transport = new();
    private readonly RecordingSink _sink = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    [Fact]
    public async Task It_subscribes_and_hands_over_what_comes()
    {
        Run(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT", "ETHUSDT"));
        var connection = await _transport.NextAsync();
        Assert.Equal("""{"method":"SUBSCRIBE","params":["btcusdt@kline_1m","ethusdt@kline_1m"],"id":1}""", Assert.Single(connection.Sent));
        connection.Send("""{"result":null,"id":1}""", Streamed.Binance("BTCUSDT", 0, isClosed: false), Streamed.Binance("BTCUSDT", 0, isClosed: true));

        await Told("connected", "notice Subscribed", "bar 12:00 forming", "bar 12:00");
    }

    /// <summary>A socket that is open and dead looks alive to everybody but a clock: Binance.Net#1108, xchange-stream#323.</summary>
    [Fact]
    public async Task A_dead_socket_is_given_up_and_everything_is_asked_for_again()
    {
        Run(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT"));
        var first = await _transport.NextAsync();
        await Told("connected");
        await AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.False(first.IsDisposed);
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        await Told("refused: BTCUSDT", "gone: nothing came for 00:00:30");
        Assert.True(first.IsDisposed);
        Assert.Contains("""{"method":"LIST_SUBSCRIPTIONS","id":0}""", first.Sent);

        await TimersAsync(1);
        await AdvanceAsync(TimeSpan.FromSeconds(2));
        var second = await _transport.NextAsync();
        Assert.Equal(first.Sent[0], second.Sent[0]);
        await Told("connected");
    }

    [Fact]
    public async Task A_ping_keeps_a_quiet_connection()
    {
        Run(VenueStreamProtocols.Kraken, Streamed.Subscriptions("kraken", "XBT/USD"));
        var connection = await _transport.NextAsync();
        connection.Send("""{"channelID":1,"channelName":"ohlc-1","event":"subscriptionStatus","pair":"XBT/USD","status":"subscribed","subscription":{"interval":1,"name":"ohlc"}}""");
        await Told("connected", "notice Subscribed");
        await connection.NextSentAsync();
        for (var i = 0; i < 10; i++)
        {
            await connection.IdleAsync();
            await AdvanceAsync(TimeSpan.FromSeconds(7.5));
            Assert.Equal("""{"event":"ping"}""", await connection.NextSentAsync());
            connection.Send("""{"event":"pong"}""");
            await Told("notice Alive");
        }

        Assert.False(connection.IsDisposed);
    }

    /// <summary>A reader that is slow must not make the venue look dead: then it would be cut off for being used.</summary>
    [Fact]
    public async Task While_the_reader_holds_back_the_venue_is_not_silent()
    {
        var gate = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        _sink.Flush = async token =>
        {
            reached.TrySetResult();
            await gate.Task.WaitAsync(token);
        };
        Run(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT"));
        var connection = await _transport.NextAsync();
        connection.Send(Streamed.Binance("BTCUSDT", 0, isClosed: true));
        await reached.Task;
        await AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.False(connection.IsDisposed);
        _sink.Flush = _ => Task.CompletedTask;
        gate.SetResult();
        connection.Send(Streamed.Binance("BTCUSDT", 1, isClosed: true));
        await Told("connected", "bar 12:00", "bar 12:01");
    }

    /// <summary>A venue that is asked too often stays away: waits grow, differ, repeat by their seed, and end at the longest.</summary>
    [Fact]
    public async Task Waits_between_connections_grow_with_a_seeded_jitter()
    {
        var first = await WaitsAsync(seed: 5, count: 12);
        Assert.Equal(first, await WaitsAsync(seed: 5, count: 12));
        Assert.NotEqual(first, await WaitsAsync(seed: 6, count: 12));
        Assert.All(first, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1)));
        Assert.True(first[^3..].Sum(w => w.TotalSeconds) > 10 * first[..3].Sum(w => w.TotalSeconds), string.Join(' ', first));
    }

    /// <summary>A venue that accepts and hangs up at once is not asked in a circle: Bitfinex.Net#183, and xchange-stream#328 every four seconds.</summary>
    [Fact]
    public async Task A_connection_that_does_not_hold_does_not_shorten_the_waits()
    {
        var waits = await WaitsAsync(seed: 5, count: 12, accepts: true);
        Assert.Equal(await WaitsAsync(seed: 5, count: 12), waits);
    }

    [Fact]
    public async Task A_connection_that_held_begins_the_waits_anew()
    {
        Run(VenueStreamProtocols.Kraken, Streamed.Subscriptions("kraken", "XBT/USD"), new VenueStreamOptions { JitterSeed = 1, ReconnectDelay = TimeSpan.FromSeconds(1) });
        for (var i = 0; i < 20; i++)
        {
            var connection = await _transport.NextAsync();
            await Told("connected");
            connection.Send(Streamed.Kraken("XBT/USD", i));
            await Told($"bar 12:{i:00} forming");
            for (var held = 0; held < 7; held++)
            {
                await connection.IdleAsync();
                await AdvanceAsync(TimeSpan.FromSeconds(10));
                connection.Send("""{"event":"heartbeat"}""");
                await Told("notice Alive");
            }

            connection.Close();
            await Told("gone: the venue closed the connection");

            // The first wait is at most three times the shortest.
            await TimersAsync(1);
            await AdvanceAsync(TimeSpan.FromSeconds(3));
        }
    }

    /// <summary>A missing number resets one connection's worth of nothing: the next update of a bar has it all (cryptofeed#291, where every pair was reset).</summary>
    [Fact]
    public async Task A_missing_number_leaves_bars_alone_and_renews_books()
    {
        Run(VenueStreamProtocols.Bitfinex, Streamed.Subscriptions("bitfinex", "tBTCUSD"));
        var connection = await SubscribedAsync();
        connection.Send(
            """{"event":"subscribed","channel":"candles","chanId":7,"key":"trade:1m:tBTCUSD"}""",
            "[7,[1709294400000,100,101,102,99,10],1]",
            "[7,[1709294460000,100,101,102,99,10],3]");
        await Told("connected", "notice Subscribed", "bar 12:00 forming", "notice Missed", "bar 12:01 forming");
        Assert.False(connection.IsDisposed);
        await StopAsync();

        var both = Streamed.Subscriptions("bitfinex", "tBTCUSD")[0] with { Channels = StreamChannels.Bars | StreamChannels.Book };
        Run(VenueStreamProtocols.Bitfinex, [both]);
        connection = await SubscribedAsync(3);
        connection.Send(
            """{"event":"subscribed","channel":"candles","chanId":7,"key":"trade:1m:tBTCUSD"}""",
            "[7,[1709294400000,100,101,102,99,10],1]",
            "[7,[1709294460000,100,101,102,99,10],3]");
        await Told("connected", "notice Subscribed", "bar 12:00 forming", "notice Missed", "bar 12:01 forming", "gone: a message is missing: message 3 came after message 1");
    }

    [Fact]
    public async Task A_venue_that_asks_for_it_is_connected_anew()
    {
        Run(VenueStreamProtocols.Bitfinex, Streamed.Subscriptions("bitfinex", "tBTCUSD"));
        var connection = await SubscribedAsync();
        connection.Send("""{"event":"info","code":20051,"msg":"Stopping. Please try to reconnect"}""");
        await Told("connected", "notice Reconnect");
        Assert.StartsWith("gone: the venue asks to connect anew", await _sink.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_message_is_left_out_and_told()
    {
        Run(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT"));
        var connection = await _transport.NextAsync();
        connection.Send(Streamed.Binance("BTCUSDT", 0, isClosed: true)[..150], Streamed.Binance("BTCUSDT", 1, isClosed: true));
        await Told("connected", "bad message", "bar 12:01");
        Assert.Contains("has another form than documented", _sink.BadMessages[0].Message, StringComparison.Ordinal);
    }

    /// <summary>What a reader throws is no fault of the venue: the run ends with it, whatever it is, and no message counts as unreadable.</summary>
    [Theory]
    [InlineData("bar 12:00", typeof(ChannelClosedException))]
    [InlineData("bar 12:00", typeof(JsonException))]
    [InlineData("bar 12:00", typeof(VenueException))]
    [InlineData("bar 12:00", typeof(IOException))]
    [InlineData("connected", typeof(IOException))]
    [InlineData("refused: BTCUSDT", typeof(IOException))]
    [InlineData("notice Subscribed", typeof(InvalidOperationException))]
    public async Task What_the_sink_throws_ends_the_run(string told, Type type)
    {
        _sink.Taking = text =>
        {
            if (text == told)
            {
                throw type == typeof(VenueException) ? new VenueException("test", "mine") : (Exception)Activator.CreateInstance(type)!;
            }
        };
        Run(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT"));
        var connection = await _transport.OpenedAsync();
        if (told == "refused: BTCUSDT")
        {
            // Nobody confirms it, and the watch tells.
            await connection.Waiting;
            await AdvanceAsync(TimeSpan.FromSeconds(15));
        }

        connection.Send("""{"result":null,"id":1}""", Streamed.Binance("BTCUSDT", 0, isClosed: true));
        Assert.IsType(type, await Record.ExceptionAsync(() => _running));
        Assert.Empty(_sink.BadMessages);
    }

    [Fact]
    public async Task Messages_are_sent_no_faster_than_the_venue_takes_them()
    {
        var symbols = Enumerable.Range(0, 401).Select(i => FormattableString.Invariant($"A{i:000}USDT")).ToArray();
        var subscriptions = symbols.Select(s => new StreamSubscription(s, InstrumentId.Parse($"binance:{s[..4]}-USDT"), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] }).ToList();
        Run(VenueStreamProtocols.BinanceSpot, subscriptions);
        var connection = await _transport.OpenedAsync();
        Assert.Contains("\"id\":1", await connection.NextSentAsync(), StringComparison.Ordinal);
        for (var id = 2; id <= 3; id++)
        {
            await TimersAsync(1);
            Assert.Equal(id - 1, connection.Sent.Count);
            await AdvanceAsync(TimeSpan.FromMilliseconds(200));
            Assert.Contains($"\"id\":{id}", await connection.NextSentAsync(), StringComparison.Ordinal);
        }

        await Told("connected");
    }

    [Fact]
    public void A_connection_carries_no_more_than_the_venue_allows()
    {
        var subscriptions = Enumerable.Range(0, 60).Select(i => new StreamSubscription($"tA{i:00}USD", InstrumentId.Parse($"bitfinex:A{i:00}-USD"), StreamChannels.Bars)
        {
            Timeframes = [Timeframe.OneMinute, Timeframe.OneHour],
        }).ToList();
        var parts = VenueStreamProtocols.Bitfinex.Partition(subscriptions);
        Assert.All(parts, part => Assert.InRange(part.Count, 1, 12));
        Assert.Equal(subscriptions, parts.SelectMany(p => p));
        var error = Assert.Throws<ArgumentException>(() => new VenueStreamClient(VenueStreamProtocols.Bitfinex, subscriptions, _sink));
        Assert.Contains("60 subscriptions of bitfinex need 5 connections of at most 25 streams", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wss://example.org", 0, 0, "ReconnectDelay")]
    [InlineData("http://example.org", 1, 2, "Url")]
    public void Options_out_of_range_are_named(string url, int delay, int longest, string name)
    {
        var options = new VenueStreamOptions { Url = new Uri(url), ReconnectDelay = TimeSpan.FromSeconds(delay - 1), MaximumReconnectDelay = TimeSpan.FromSeconds(longest) };
        var error = Assert.Throws<ArgumentException>(() => new VenueStreamClient(VenueStreamProtocols.Kraken, Streamed.Subscriptions("kraken", "XBT/USD"), _sink, options));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private void Run(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions, VenueStreamOptions? options = null)
    {
        var stream = new VenueStreamClient(protocol, subscriptions, _sink, options ?? new VenueStreamOptions { JitterSeed = 1 }, _transport, _clock);
        _running = Task.Run(() => stream.RunAsync(_stop.Token));
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    private async Task Told(params string[] events)
    {
        foreach (var expected in events)
        {
            Assert.Equal(expected, await _sink.NextAsync());
        }
    }

    // On a thread of the pool, where everything that a timer sets off runs before the clock goes on.
    private Task AdvanceAsync(TimeSpan by) => Task.Run(() => _clock.Advance(by));

    /// <summary>The next connection, where the subscription takes several messages and so time.</summary>
    private async Task<ScriptedConnection> SubscribedAsync(int messages = 2)
    {
        var connection = await _transport.OpenedAsync();
        await connection.NextSentAsync();
        for (var i = 1; i < messages; i++)
        {
            await TimersAsync(1);
            await AdvanceAsync(TimeSpan.FromMilliseconds(200));
            await connection.NextSentAsync();
        }

        await connection.Waiting;
        return connection;
    }

    private async Task TimersAsync(int count)
    {
        while (_clock.ActiveTimers < count)
        {
            await Task.Yield();
        }
    }

    /// <summary>The waits where no connection holds.</summary>
    private static async Task<List<TimeSpan>> WaitsAsync(long seed, int count, bool accepts = false)
    {
        var clock = new WaitClock(count, [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(7.5)]);
        var transport = new ScriptedTransport { Opening = _ => { if (!accepts) { throw new IOException("refused"); } } };
        using var stop = new CancellationTokenSource();
        var stream = new VenueStreamClient(VenueStreamProtocols.Kraken, Streamed.Subscriptions("kraken", "XBT/USD"), new RecordingSink(), new VenueStreamOptions { JitterSeed = seed }, transport, clock);
        var running = Task.Run(() => stream.RunAsync(stop.Token));
        for (var i = 0; accepts && i < count; i++)
        {
            (await transport.NextAsync()).Close();
        }

        var waits = await clock.Waits;
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return waits;
    }
}
