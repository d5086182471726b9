using System.Text;
using AlphaPulse.Collectors.Tests.Live;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Sessions;

/// <summary>Several connections to a venue on the loopback address, recorded as they were and played again.</summary>
public class RecordedConnectionsTests
{
    private const int BarsOfEach = 6;
    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "LTCUSDT"];
    private int _opened;

    /// <summary>
    /// Three clients at the same time, one of which is cut within a message and connects anew. Played to clients that come in another order, each gets the
    /// bytes and the bars that it got, byte for byte, and what is recorded of that is the same again.
    /// </summary>
    [Fact]
    public async Task Clients_of_several_connections_get_what_was_recorded_byte_for_byte()
    {
        await using var server = new LoopbackSocketServer(ServeAsync);
        using var file = new MemoryStream();
        using var recorder = new SessionRecorder(file);
        var recorded = await FollowAsync(new RecordingTransport(new WebSocketTransport(), recorder), server.Url, Symbols);
        var events = await ReadAsync(file);
        Assert.Equal(4, events.Select(e => e.Connection).Distinct().Count());
        Assert.All(Symbols, symbol => Assert.Equal(BarsOfEach, recorded[symbol].Count));

        using var copy = new MemoryStream();
        using var copier = new SessionRecorder(copy);
        foreach (var item in new SessionReplay().Play(events))
        {
            copier.Write(item);
        }

        Assert.Equal(Encoding.UTF8.GetString(file.ToArray()), Encoding.UTF8.GetString(copy.ToArray()));

        using var again = new MemoryStream();
        using var second = new SessionRecorder(again);
        using var replay = new ReplayTransport(events);
        var played = await FollowAsync(new RecordingTransport(replay, second), server.Url, [.. Symbols.Reverse()]);
        Assert.All(Symbols, symbol => Assert.Equal(recorded[symbol], played[symbol]));
        var replayed = await ReadAsync(again);
        Assert.All(Symbols, symbol => Assert.Equal(Received(events, symbol), Received(replayed, symbol)));
    }

    /// <summary>A venue that cuts the first connection of the first symbol; its second one goes on where that broke off.</summary>
    private async Task ServeAsync(LoopbackSocket socket)
    {
        var asked = await socket.ReceiveAsync();
        var symbol = Symbols.Single(s => asked!.Contains(s, StringComparison.OrdinalIgnoreCase));
        await socket.SendAsync("""{"result":null,"id":1}""");
        var isCut = symbol == Symbols[0] && Interlocked.Increment(ref _opened) == 1;
        for (var i = symbol == Symbols[0] && !isCut ? BarsOfEach / 2 : 0; i < BarsOfEach; i++)
        {
            if (isCut && i == BarsOfEach / 2)
            {
                await socket.CutAsync(Streamed.Binance(symbol, i, isClosed: true)[..100]);
                return;
            }

            await socket.SendAsync(Streamed.Binance(symbol, i, isClosed: true));
        }

        await socket.ReceiveAsync();
    }

    /// <summary>Follows each symbol on a connection of its own until all of its bars have come.</summary>
    private static async Task<Dictionary<string, List<Bar>>> FollowAsync(IStreamTransport transport, Uri url, string[] symbols)
    {
        using var stop = new CancellationTokenSource();
        var bars = new Dictionary<string, List<Bar>>(StringComparer.Ordinal);
        var running = new List<Task>();
        var sinks = symbols.ToDictionary(symbol => symbol, _ => new RecordingSink());
        foreach (var symbol in symbols)
        {
            var options = new VenueStreamOptions { Url = url, ReconnectDelay = TimeSpan.Zero, MaximumReconnectDelay = TimeSpan.Zero, JitterSeed = 1 };
            var client = new VenueStreamClient(VenueStreamProtocols.BinanceSpot, Streamed.Subscriptions("binance", symbol), sinks[symbol], options, transport);
            running.Add(Task.Run(() => client.RunAsync(stop.Token)));
        }

        foreach (var (symbol, sink) in sinks)
        {
            while (sink.Bars.Count < BarsOfEach)
            {
                await sink.NextAsync();
            }

            bars[symbol] = [.. sink.Bars];
        }

        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return bars;
    }

    /// <summary>What the connections of a symbol received, one after the other.</summary>
    private static string Received(List<SessionEvent> events, string symbol)
    {
        var connections = events.Where(e => e.Kind == SessionEventKind.Sent && TextOf(e).Contains(symbol, StringComparison.OrdinalIgnoreCase)).Select(e => e.Connection).ToHashSet();
        return string.Join('\n', events.Where(e => e.Kind == SessionEventKind.Received && connections.Contains(e.Connection)).Select(TextOf));
    }

    private static string TextOf(SessionEvent item) => Encoding.UTF8.GetString(item.Message.Span);

    private static async Task<List<SessionEvent>> ReadAsync(MemoryStream file)
    {
        using var bytes = new MemoryStream(file.ToArray());
        return await SessionReader.ReadAsync(bytes, "connections.jsonl").ToListAsync();
    }
}
