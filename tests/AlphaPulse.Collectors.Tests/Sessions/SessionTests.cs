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
