using System.Buffers;
using System.Net.Sockets;
using System.Text;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Real sockets to a venue on the loopback address.</summary>
public sealed class LoopbackStreamTests
{
    private static readonly VenueStreamOptions Quick = new() { ReconnectDelay = TimeSpan.Zero, MaximumReconnectDelay = TimeSpan.Zero, JitterSeed = 1 };

    [Fact]
    public async Task A_message_in_many_frames_is_one_message()
    {
        await using var server = new LoopbackSocketServer(async socket =>
        {
            await socket.SendAsync(new string('a', 100_000), frames: 37);
            await socket.SendAsync("next");
            await socket.ReceiveAsync();
        });
        await using var connection = await new WebSocketTransport().ConnectAsync(server.Url);
        var buffer = new ArrayBufferWriter<byte>();
        Assert.True(await connection.ReceiveAsync(buffer));
        Assert.Equal((100_000, true), (buffer.WrittenCount, buffer.WrittenSpan.IndexOfAnyExcept((byte)'a') < 0));
        buffer.ResetWrittenCount();
        Assert.True(await connection.ReceiveAsync(buffer));
        Assert.Equal("next", Encoding.UTF8.GetString(buffer.WrittenSpan));
        await connection.SendAsync("bye"u8.ToArray());
    }

    [Fact]
    public async Task A_message_that_is_too_long_breaks_the_connection()
    {
        await using var server = new LoopbackSocketServer(async socket =>
        {
            await socket.SendAsync(new string('a', 1_001));
            await socket.ReceiveAsync();
        });
        await using var connection = await new WebSocketTransport(1_000).ConnectAsync(server.Url);
        var error = await Assert.ThrowsAsync<IOException>(async () => await connection.ReceiveAsync(new ArrayBufferWriter<byte>()));
        Assert.Contains("is longer than 1000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_handshake_names_the_status()
    {
        await using var server = new LoopbackSocketServer(_ => Task.CompletedTask, _ => 503);
        var error = await Assert.ThrowsAsync<IOException>(() => new WebSocketTransport().ConnectAsync(server.Url));
        Assert.Contains("refused the connection with status 503", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_goes_away_before_its_handshake_leaves_the_server_to_the_next()
    {
        await using var server = new LoopbackSocketServer(socket => socket.SendAsync("hello"));
        using (var gone = new TcpClient())
        {
            await gone.ConnectAsync(server.Url.Host, server.Url.Port);
            await gone.GetStream().WriteAsync("GET /stream HTTP/1.1\r\n"u8.ToArray());
        }

        await using var connection = await new WebSocketTransport().ConnectAsync(server.Url);
        var buffer = new ArrayBufferWriter<byte>();
        Assert.True(await connection.ReceiveAsync(buffer));
        Assert.Equal("hello", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_named()
    {
        Uri url;
        await using (var server = new LoopbackSocketServer(_ => Task.CompletedTask))
        {
            url = server.Url;
        }

        var error = await Assert.ThrowsAsync<IOException>(() => new WebSocketTransport().ConnectAsync(url));
        Assert.Contains($"The connection to {url.Authority} cannot be opened", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The server refuses, cuts within a frame, closes, and serves at last; everything is asked for each time.</summary>
    [Fact]
    public async Task Whatever_the_server_does_the_stream_comes_back()
    {
        var asked = new List<string?>();
        await using var server = new LoopbackSocketServer(
            async socket =>
            {
                asked.Add(await socket.ReceiveAsync());
                await socket.SendAsync("""{"result":null,"id":1}""");
                await socket.SendAsync(Streamed.Binance("BTCUSDT", socket.Number, isClosed: true), frames: 3);
                if (socket.Number == 2)
                {
                    await socket.CutAsync(Streamed.Binance("BTCUSDT", 50, isClosed: true)[..100]);
                }
                else if (socket.Number == 3)
                {
                    await socket.CloseAsync();
                }
                else
                {
                    await socket.ReceiveAsync();
                }
            },
            number => number == 1 ? 429 : null);
        var sink = new RecordingSink();
        var stream = new VenueStreamClient(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT"), sink, new VenueStreamOptions { Url = server.Url, ReconnectDelay = TimeSpan.Zero, MaximumReconnectDelay = TimeSpan.Zero });
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => stream.RunAsync(stop.Token));

        Assert.EndsWith("refused the connection with status 429", await sink.NextAsync(), StringComparison.Ordinal);
        Assert.Equal("connected", await sink.NextAsync());
        Assert.Equal("notice Subscribed", await sink.NextAsync());
        Assert.Equal("bar 12:02", await sink.NextAsync());
        Assert.Matches("^gone: The connection to .* broke after [0-9]+ bytes of a message", await sink.NextAsync());
        Assert.Equal("connected", await sink.NextAsync());
        Assert.Equal("notice Subscribed", await sink.NextAsync());
        Assert.Equal("bar 12:03", await sink.NextAsync());
        Assert.Equal("gone: the venue closed the connection", await sink.NextAsync());
        Assert.Equal("connected", await sink.NextAsync());
        Assert.Equal("notice Subscribed", await sink.NextAsync());
        Assert.Equal("bar 12:04", await sink.NextAsync());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(3, asked.Count);
        Assert.Single(asked.Distinct());
    }

    /// <summary>What was recorded from a socket plays through the same stream to the same bars.</summary>
    [Fact]
    public async Task A_recording_plays_through_the_same_path()
    {
        await using var server = new LoopbackSocketServer(
            async socket =>
            {
                await socket.ReceiveAsync();
                await socket.SendAsync("""{"result":null,"id":1}""");
                for (var i = 0; i < 5; i++)
                {
                    await socket.SendAsync(Streamed.Binance("BTCUSDT", i, isClosed: true));
                }

                await socket.CloseAsync();
            },
            number => number == 1 ? null : 503);
        var file = new MemoryStream();
        using var recorder = new SessionRecorder(file);
        var recorded = await BarsAsync(new RecordingTransport(new WebSocketTransport(), recorder), server.Url);
        var lines = Encoding.UTF8.GetString(file.ToArray());
        Assert.Equal(["open", "out", "in", "in", "in", "in", "in", "in", "close"], lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('"')[3]).Take(9));

        var events = SessionReader.ReadAsync(new MemoryStream(file.ToArray()), "test").ToBlockingEnumerable().ToList();
        using var replay = new ReplayTransport(events);
        Assert.Equal(recorded, await BarsAsync(replay, server.Url));
    }

    private static async Task<List<Bar>> BarsAsync(IStreamTransport transport, Uri url)
    {
        var sink = new RecordingSink();
        var options = new VenueStreamOptions { Url = url, ReconnectDelay = Quick.ReconnectDelay, MaximumReconnectDelay = Quick.MaximumReconnectDelay };
        var stream = new VenueStreamClient(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", "BTCUSDT"), sink, options, transport);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => stream.RunAsync(stop.Token));
        while (!(await sink.NextAsync()).StartsWith("gone", StringComparison.Ordinal))
        {
        }

        var bars = sink.Bars.ToList();
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return bars;
    }
}
