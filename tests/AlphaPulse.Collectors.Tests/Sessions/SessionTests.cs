using System.Text;
using AlphaPulse.Collectors.Tests.Streams;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Sessions;

public class SessionTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static List<SessionEvent> Numbered(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SessionEvent(SessionEventKind.Received, Start.AddSeconds(i), Encoding.UTF8.GetBytes($$"""{"event":"heartbeat","n":{{i}}}""")))];

    private static byte[] Record(IEnumerable<SessionEvent> events)
    {
        var stream = new MemoryStream();
        using (var recorder = new SessionRecorder(stream))
        {
            foreach (var item in events)
            {
                recorder.Write(item);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A file without an end of a line is no session, and is not taken into memory to find out.</summary>
    [Fact]
    public async Task A_line_without_end_is_refused()
    {
        using var endless = new MemoryStream(new byte[1 << 20]);
        var error = await Assert.ThrowsAsync<ImportFormatException>(async () =>
        {
            await foreach (var _ in SessionReader.ReadAsync(endless, "test", longestLine: 1 << 18))
            {
            }
        });
        Assert.Contains("Line 1 of the session 'test' is longer than 262144 bytes", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Position, 1 << 18, (1 << 18) + (1 << 16));
    }

    private static List<SessionEvent> Read(byte[] bytes) => SessionReader.ReadAsync(new MemoryStream(bytes), "test").ToBlockingEnumerable().ToList();

    [EvidenceTheory]
    [InlineData("binance-spot", "session-2021-10-12.jsonl")]
    [InlineData("binance-spot", "session-btcusdt-2024-08-08.jsonl")]
    [InlineData("kraken", "session-trade-2021-04-17.jsonl")]
    [InlineData("bitfinex", "session-2021-04-17.jsonl")]
    [InlineData("okx", "session-2022-05-13.jsonl")]
    [InlineData("coinbase-exchange", "session-2021-04-17.jsonl")]
    public void The_same_bytes_in_give_the_same_bytes_out(string folder, string file)
    {
        var bytes = File.ReadAllBytes(Evidence.File("recordings", folder, file));
        Assert.Equal(Encoding.UTF8.GetString(bytes).TrimEnd('\n'), Encoding.UTF8.GetString(Record(new SessionReplay().Play(Read(bytes)))).TrimEnd('\n'));
    }

    [Fact]
    public void What_is_no_json_is_kept_as_text()
    {
        SessionEvent[] events =
        [
            new(SessionEventKind.Open, Start, default) { Url = "wss://example.org/?a=1" },
            new(SessionEventKind.Sent, Start.AddTicks(1), "ping"u8.ToArray()),
            new(SessionEventKind.Received, Start.AddTicks(2), "p\"o\nng {"u8.ToArray()),
            new(SessionEventKind.Received, Start.AddTicks(3), "\"text\""u8.ToArray()),
            new(SessionEventKind.Closed, Start.AddTicks(4), default),
        ];
        var read = Read(Record(events));
        Assert.Equal(events.Select(e => (e.Kind, e.Time, Encoding.UTF8.GetString(e.Message.Span), e.Url)), read.Select(e => (e.Kind, e.Time, Encoding.UTF8.GetString(e.Message.Span), e.Url)));
    }

    [Fact]
    public void A_line_that_is_no_event_is_named()
    {
        var error = Assert.Throws<ImportFormatException>(() => Read("{\"kind\":\"in\",\"t\":\"1618677816.8\",\"msg\":{}}\n{\"kind\":\"up\"}\n"u8.ToArray()));
        Assert.Contains("Line 2 of the session 'test'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A process that was killed while it recorded: everything before is whole, and the rest says what it is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_last_line_that_breaks_off_is_told_and_costs_nothing_before_it(int left)
    {
        byte[] whole = Record(Numbered(3));
        byte[] bytes = [.. whole, .. "{\"kind\":\"in\",\"t\":\"1704067203.0000000\",\"conn\":1,\"msg\":{\"name\":\"\u00e9\",\"n\":3}}"u8[..left]];
        var read = Read(bytes);
        Assert.Equal([SessionEventKind.Received, SessionEventKind.Received, SessionEventKind.Received, SessionEventKind.Cut], read.Select(e => e.Kind));
        Assert.Equal(bytes[whole.Length..], read[3].Message.ToArray());
        Assert.Equal(bytes, Record(read));
        var parser = VenueStreamProtocols.Kraken.CreateParser(Recordings.Kraken);
        Assert.Equal(new SessionReplayReport(3, 0) { IsCut = true }, new SessionReplay().Run(read, parser, new Collected()));
        Assert.False(new SessionReplay().Run(read.Take(3), parser, new Collected()).IsCut);

        // In the middle of a file it is an error as before, and what is no beginning of an event is one too.
        Assert.Throws<ImportFormatException>(() => Read([.. bytes, (byte)'\n', .. whole]));
        Assert.Throws<ImportFormatException>(() => Read("garbage"u8.ToArray()));
    }

    [Fact]
    public void Each_event_is_on_its_way_when_it_is_written()
    {
        var file = new MemoryStream();
        using var recorder = new SessionRecorder(new BufferedStream(file, 1 << 20));
        foreach (var item in Numbered(3))
        {
            recorder.Write(item);
            Assert.Equal(item.Message.ToArray(), Read(file.ToArray())[^1].Message.ToArray());
        }
    }

    [Fact]
    public void Requests_answers_and_numbers_come_back_as_they_were()
    {
        SessionEvent[] events =
        [
            new(SessionEventKind.Request, Start, "a=1"u8.ToArray()) { Connection = 1, Url = "https://example.org/x?y=%22", Http = new SessionHttp { Method = "POST" } },
            new(SessionEventKind.Open, Start, default) { Connection = 2, Url = "wss://example.org/" },
            new(SessionEventKind.Answer, Start, "<p>\n\"no\"</p>"u8.ToArray()) { Connection = 1, Http = new SessionHttp { Status = 503, Headers = [new("X-A", "1, \"2\""), new("Date", "now")] } },
            new(SessionEventKind.Answer, Start, default) { Connection = 3, Http = new SessionHttp { Error = "it \"broke\"" } },
            new(SessionEventKind.Answer, Start, "[1.0]"u8.ToArray()) { Connection = 4, Http = new SessionHttp { Status = 200 } },
        ];
        var bytes = Record(events);
        var read = Read(bytes);
        Assert.Equal(bytes, Record(read));
        Assert.Equal(events.Select(Describe), read.Select(Describe));

        static string Describe(SessionEvent item) =>
            $"{item.Kind} {item.Connection} {item.Url} {Encoding.UTF8.GetString(item.Message.Span)} {item.Http?.Method} {item.Http?.Status} {item.Http?.Error} {string.Join(';', item.Http?.Headers ?? [])}";
    }

    /// <summary>Messages change places within their connection, since between several they have no order to begin with.</summary>
    [Fact]
    public void Messages_of_several_connections_change_places_within_their_own()
    {
        var events = Numbered(400).Select((item, i) => item with { Connection = 1 + (i % 2) }).ToList();
        var swapped = new SessionReplay(new SessionFaults { Reorder = 0.2 }).Play(events).ToList();
        Assert.Equal(events.Count, swapped.Count);
        foreach (var connection in new[] { 1, 2 })
        {
            var (before, after) = (Texts(events, connection), Texts(swapped, connection));
            Assert.NotEqual(before, after);
            Assert.All(after, text => Assert.InRange(Math.Abs(before.IndexOf(text) - after.IndexOf(text)), 0, 3));
        }

        static List<string> Texts(IEnumerable<SessionEvent> items, int connection) =>
            [.. items.Where(e => e.Connection == connection).Select(e => Encoding.UTF8.GetString(e.Message.Span))];
    }

    [Fact]
    public void Faults_are_repeated_by_the_seed_and_all_of_them_come()
    {
        var events = Numbered(1_000);
        var faults = new SessionFaults { Seed = 7, Drop = 0.1, Duplicate = 0.1, Reorder = 0.1, Cut = 0.1, Delay = TimeSpan.FromSeconds(3), Skew = TimeSpan.FromSeconds(-5) };
        var first = Record(new SessionReplay(faults).Play(events));
        Assert.Equal(first, Record(new SessionReplay(faults).Play(events)));
        Assert.NotEqual(first, Record(new SessionReplay(faults with { Seed = 8 }).Play(events)));

        var dropped = new SessionReplay(new SessionFaults { Drop = 0.1 }).Play(events).Count();
        Assert.InRange(dropped, 850, 950);
        Assert.InRange(new SessionReplay(new SessionFaults { Duplicate = 0.1 }).Play(events).Count(), 1_050, 1_150);
        var swapped = new SessionReplay(new SessionFaults { Reorder = 0.1 }).Play(events).Select(e => Encoding.UTF8.GetString(e.Message.Span)).ToList();
        Assert.Equal(events.Count, swapped.Distinct().Count());
        Assert.NotEqual(events.Select(e => Encoding.UTF8.GetString(e.Message.Span)), swapped);
        Assert.Contains(new SessionReplay(new SessionFaults { Cut = 0.1 }).Play(events), e => e.Message.Length < 25);
        Assert.All(new SessionReplay(new SessionFaults { Skew = TimeSpan.FromSeconds(2) }).Play(events).Zip(events), p => Assert.Equal(p.Second.Time.AddSeconds(2), p.First.Time));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionReplay(new SessionFaults { Drop = double.NaN }));
    }

    /// <summary>One fault more of a kind moves no other: what two runs have in common comes at the same times.</summary>
    [Fact]
    public void The_delays_of_messages_do_not_depend_on_the_other_faults()
    {
        var events = Numbered(400);
        for (var i = 0; i < events.Count; i++)
        {
            // So far apart that no message waits for the one before it.
            events[i] = events[i] with { Time = Start.AddMinutes(i) };
        }

        var faults = new SessionFaults { Seed = 5, Delay = TimeSpan.FromSeconds(3) };
        var alone = new SessionReplay(faults).Play(events).ToDictionary(e => Encoding.UTF8.GetString(e.Message.Span), e => e.Time, StringComparer.Ordinal);
        var dropped = new SessionReplay(faults with { Drop = 0.1 }).Play(events).ToList();
        Assert.InRange(dropped.Count, 330, 390);
        Assert.All(dropped, e => Assert.Equal(alone[Encoding.UTF8.GetString(e.Message.Span)], e.Time));
        var twice = new SessionReplay(faults with { Duplicate = 0.1 }).Play(events).ToList();
        Assert.InRange(twice.Count, 410, 470);
        Assert.All(twice, e => Assert.Equal(alone[Encoding.UTF8.GetString(e.Message.Span)], e.Time));
        Assert.True(alone.Values.Distinct().Count() > 350);
    }

    /// <summary>Whole seconds are no nanoseconds: the key of the time is kept.</summary>
    [Theory]
    [InlineData("{\"kind\":\"in\",\"t\":\"1618677816\",\"msg\":{}}\n")]
    [InlineData("{\"kind\":\"in\",\"t\":\"1618677816.84\",\"msg\":{}}\n")]
    [InlineData("{\"kind\":\"in\",\"t_ns\":\"1618677816843429812\",\"msg\":{}}\n")]
    public void Times_are_written_as_they_were_read(string line)
    {
        var read = Read(Encoding.UTF8.GetBytes(line));
        Assert.Equal(2021, Assert.Single(read).Time.Year);
        Assert.Equal(line, Encoding.UTF8.GetString(Record(read)));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x41 })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xC3, (byte)'"', (byte)'}' })]
    public void A_message_that_is_no_utf8_comes_back_byte_for_byte(byte[] message)
    {
        var bytes = Record([new(SessionEventKind.Received, Start, message), Numbered(1)[0]]);
        Assert.Contains("\"base64\":\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var read = Read(bytes);
        Assert.Equal(message, read[0].Message.ToArray());
        Assert.Equal(2, read.Count);
        Assert.Equal(bytes, Record(read));
    }

    [Fact]
    public void A_session_that_is_no_utf8_is_a_typed_error()
    {
        byte[] bytes = [.. "{\"kind\":\"in\",\"t\":\"1618677816.8\",\"msg\":\""u8, 0xC3, 0x28, .. "\"}\n"u8];
        Assert.Contains("'test' is no UTF-8", Assert.Throws<ImportFormatException>(() => Read(bytes)).Message, StringComparison.Ordinal);
        Assert.Throws<ImportFormatException>(() => Read("{\"kind\":\"in\",\"t\":\"1618677816.8\",\"base64\":\"*\"}\n"u8.ToArray()));
    }

    /// <summary>A request that no client can send, and an answer that none can have, are told with the line, and not by whoever plays them.</summary>
    [Theory]
    [InlineData("""{"kind":"request","t":"1618677816.8","conn":1,"method":"GET","url":"api/v3/time"}""", "url is 'api/v3/time' instead of a whole address")]
    [InlineData("""{"kind":"request","t":"1618677816.8","conn":1,"method":"GET","url":-1}""", "url is '-1' instead of a whole address")]
    [InlineData("""{"kind":"answer","t":"1618677816.8","conn":1,"status":1000}""", "status is '1000' instead of a status from 100 to 999")]
    [InlineData("""{"kind":"answer","t":"1618677816.8","conn":1,"status":-1}""", "status is '-1' instead of")]
    public void What_cannot_be_played_is_a_typed_error(string line, string said) =>
        Assert.Contains(said, Assert.Throws<ImportFormatException>(() => Read(Encoding.UTF8.GetBytes(line + "\n"))).Message, StringComparison.Ordinal);

    /// <summary>Some write the slashes of an address behind backslashes.</summary>
    [Fact]
    public void An_address_is_read_without_its_escapes()
    {
        var item = Assert.Single(Read("""{"kind":"open","t":"1618677816.8","url":"wss:\/\/ws.kraken.com\/?a=\\"}"""u8.ToArray()));
        Assert.Equal("wss://ws.kraken.com/?a=\\", item.Url);
        Assert.Equal(item.Url, Assert.Single(Read(Record([item]))).Url);
    }

    [Fact]
    public void The_clock_shows_the_time_of_the_event()
    {
        var replay = new SessionReplay(new SessionFaults { Delay = TimeSpan.FromSeconds(3) });
        Assert.All(replay.Play(Numbered(50)), item => Assert.Equal(item.Time, replay.Clock.GetUtcNow()));
    }

    [EvidenceFact]
    public void Cut_messages_are_refused_and_the_others_read()
    {
        var events = Recordings.Read("kraken", "session-trade-2021-04-17.jsonl");
        var report = new SessionReplay(new SessionFaults { Seed = 3, Cut = 0.3 }).Run(events, VenueStreamProtocols.Kraken.CreateParser(Recordings.Kraken), new Collected());
        Assert.Equal(49, report.Read + report.Refused);
        Assert.InRange(report.Refused, 5, 25);
    }
}
