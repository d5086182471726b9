using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace AlphaPulse.Collectors.Tests.Sessions;

/// <summary>Several connections of one recording.</summary>
public class ReplayTransportTests
{
    private const string Url = "wss://example.org/ws";
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All have one address, and each gets what was recorded of the one that asked for the same, whoever comes first, in the recorded order of all.</summary>
    [Theory]
    [InlineData("A", "B")]
    [InlineData("B", "A")]
    public async Task Connections_of_one_address_are_told_apart_by_what_they_sent(string first, string second)
    {
        var times = new List<DateTimeOffset>();
        using var replay = new ReplayTransport(Recorded(), times.Add);
        using var stop = new CancellationTokenSource();
        var seen = new ConcurrentQueue<string>();
        var one = RunAsync(replay, first, seen, stop.Token);
        var other = RunAsync(replay, second, seen, stop.Token);
        await replay.Ended;
        await stop.CancelAsync();
        await Task.WhenAll(one, other).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal(["A:a1", "A:a2", "A:a3", "A:a4"], seen.Where(text => text.StartsWith("A:", StringComparison.Ordinal)));
        Assert.Equal(["B:b1", "B gone", "B:b2"], seen.Where(text => text[0] == 'B').Take(3));
        Assert.Equal(times.Order(), times);
        Assert.Equal(Start.AddSeconds(12), times[^1]);
    }

    /// <summary>Where nothing is sent, the address tells them apart.</summary>
    [Fact]
    public async Task Connections_that_send_nothing_are_told_apart_by_their_address()
    {
        SessionEvent[] events = [Open(1, "wss://example.org/a"), Open(2, "wss://example.org/b"), In(1, "a1"), In(2, "b1"), In(1, "a2")];
        using var replay = new ReplayTransport(events);
        await using var b = await replay.ConnectAsync(new Uri("wss://example.org/b"));
        await using var a = await replay.ConnectAsync(new Uri("wss://example.org/a"));
        var late = ReadAsync(b);
        Assert.Equal("a1", await ReadAsync(a));
        Assert.Equal("b1", await late);
        Assert.Equal("a2", await ReadAsync(a));
        Assert.Null(await ReadAsync(b));
    }

    /// <summary>Who goes away early leaves the rest to whoever asks for the same next.</summary>
    [Fact]
    public async Task A_connection_that_is_given_up_is_gone_on_with()
    {
        using var replay = new ReplayTransport(Recorded());
        await using var b = await ConnectAsync(replay, "B");
        var a = await ConnectAsync(replay, "A");
        var waiting = ReadAsync(b);
        Assert.Equal("a1", await ReadAsync(a));
        await a.DisposeAsync();
        Assert.Equal("b1", await waiting);
        await using var next = await ConnectAsync(replay, "A");
        Assert.Equal("a2", await ReadAsync(next));
        Assert.Null(await ReadAsync(b));
    }

    /// <summary>Who came first and plays what opened last leaves it before it opens: one connection plays it then, and no second.</summary>
    [Fact]
    public async Task A_connection_that_is_given_up_before_it_was_opened_plays_once()
    {
        SessionEvent[] events = [Open(1), Out(1, "hello"), Out(1, "subscribe A"), In(1, "a1"), Open(2), Out(2, "hello"), Out(2, "subscribe B"), In(2, "b1"), In(2, "b2")];
        using var replay = new ReplayTransport(events);
        using var stop = new CancellationTokenSource();
        var b = await ConnectAsync(replay, "B");
        var waiting = ReadAsync(b, stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await b.DisposeAsync();

        await using var a = await ConnectAsync(replay, "A");
        Assert.Equal("a1", await ReadAsync(a));
        await using var next = await ConnectAsync(replay, "B");
        Assert.Equal("b1", await ReadAsync(next));
        using var soon = new CancellationTokenSource();
        var third = replay.ConnectAsync(new Uri(Url), soon.Token);
        Assert.Equal("b2", await ReadAsync(next));
        Assert.False(third.IsCompleted);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
    }

    /// <summary>What asked for something else than anybody before gets what is left.</summary>
    [Fact]
    public async Task Other_subscriptions_play_in_the_order_of_the_recording()
    {
        using var replay = new ReplayTransport(Recorded());
        await using var a = await ConnectAsync(replay, "X");
        Assert.Equal("a1", await ReadAsync(a));
        await using var b = await ConnectAsync(replay, "Y");
        Assert.Equal("b1", await ReadAsync(b));
    }

    private static async Task RunAsync(ReplayTransport replay, string name, ConcurrentQueue<string> seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var connection = await ConnectAsync(replay, name, cancellationToken);
            while (await ReadAsync(connection, cancellationToken) is { } text)
            {
                seen.Enqueue($"{name}:{text}");
            }

            seen.Enqueue($"{name} gone");
        }
    }

    private static async Task<IStreamConnection> ConnectAsync(ReplayTransport replay, string name, CancellationToken cancellationToken = default)
    {
        var connection = await replay.ConnectAsync(new Uri(Url), cancellationToken);
        await connection.SendAsync("hello"u8.ToArray(), cancellationToken);
        await connection.SendAsync(Encoding.UTF8.GetBytes($"subscribe {name}"), cancellationToken);
        return connection;
    }

    private static async Task<string?> ReadAsync(IStreamConnection connection, CancellationToken cancellationToken = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        return await connection.ReceiveAsync(buffer, cancellationToken) ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }

    /// <summary>Two connections, of which the second is cut and opened anew; the first has received before the second has asked.</summary>
    private static SessionEvent[] Recorded()
    {
        SessionEvent[] events =
        [
            Open(1), Out(1, "hello"), Out(1, "subscribe A"), Open(2), In(1, "a1"), Out(2, "hello"), Out(2, "subscribe B"), In(2, "b1"), In(1, "a2"),
            new(SessionEventKind.Closed, Start, default) { Connection = 2 },
            In(1, "a3"), Open(3), Out(3, "hello"), Out(3, "subscribe B"), In(3, "b2"), In(1, "a4"),
        ];
        return [.. events.Select((item, i) => item with { Time = Start.AddSeconds(Math.Min(i, 12)) })];
    }

    private static SessionEvent Open(int connection, string url = Url) => new(SessionEventKind.Open, Start, default) { Connection = connection, Url = url };

    private static SessionEvent Out(int connection, string text) => new(SessionEventKind.Sent, Start, Encoding.UTF8.GetBytes(text)) { Connection = connection };

    private static SessionEvent In(int connection, string text) => new(SessionEventKind.Received, Start, Encoding.UTF8.GetBytes(text)) { Connection = connection };
}
