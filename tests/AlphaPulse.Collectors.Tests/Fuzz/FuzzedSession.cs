using System.Buffers;
using System.Text;
using AlphaPulse.Collectors.Tests.Streams;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Recorded sessions of several connections: read, written again, played into a parser with faults, and played as connections.</summary>
internal sealed class FuzzedSession : FuzzedParser
{
    private static readonly SessionFaults Faults = new() { Drop = 0.1, Duplicate = 0.1, Reorder = 0.1, Cut = 0.1, Delay = TimeSpan.FromSeconds(3), Skew = TimeSpan.FromSeconds(-5) };

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(string.Join('\n', [
        """{"kind":"open","t":"1704067200.0000000","conn":1,"url":"wss://ws.kraken.com/"}""",
        """{"kind":"out","t":"1704067200.1000000","conn":1,"url":"wss://ws.kraken.com/","msg":{"event":"subscribe","pair":["XMR/USD"]}}""",
        """{"kind":"open","t_ns":"1704067200200000000","conn":2,"url":"wss://ws.kraken.com/"}""",
        """{"kind":"in","t":"1704067201.0000000","conn":1,"msg":[1,[["159.42","0.5","1704067200.55","s","l",""]],"trade","XMR/USD"]}""",
        """{"kind":"in","t":"1704067201.5","conn":2,"text":"no\njson"}""",
        """{"kind":"in","t":"1704067202","conn":2,"base64":"//4AQQ=="}""",
        """{"kind":"close","t":"1704067203.0000000","conn":2}""",
        """{"kind":"in","t":"1704067204.0000000","conn":1,"msg":{"event":"heartbeat"}}""",
        """{"kind":"close","t":"1704067205.0000000","conn":1}""",
        string.Empty,
    ]));

    public override void Prepare(DeterministicRandom random) => Input = Mutation.Of(Whole, random);

    /// <summary>Whatever could be read can be written, and played to its end.</summary>
    public override bool Read()
    {
        List<SessionEvent> events;
        using var stream = new MemoryStream(Input);
        try
        {
            events = Finish(SessionReader.ReadAsync(stream, "fuzz.jsonl").ToListAsync().AsTask());
        }
        catch (ImportFormatException)
        {
            return false;
        }

        using var recorder = new SessionRecorder(Stream.Null);
        events.ForEach(recorder.Write);
        new SessionReplay(Faults).Run(events, VenueStreamProtocols.Kraken.CreateParser(Recordings.Kraken), new Collected());
        using var replay = new ReplayTransport(events);
        Play(replay);
        return true;
    }

    /// <summary>Receives what comes without waiting for another connection.</summary>
    private static void Play(ReplayTransport replay)
    {
        using var stop = new CancellationTokenSource();
        var message = new ArrayBufferWriter<byte>();
        while (replay.ConnectAsync(new Uri("wss://ws.kraken.com/"), stop.Token) is { IsCompletedSuccessfully: true } connecting)
        {
            var connection = Finish(connecting);
            Task<bool> receiving;
            while ((receiving = connection.ReceiveAsync(message, stop.Token).AsTask()) is { IsCompletedSuccessfully: true } && Finish(receiving))
            {
                message.ResetWrittenCount();
            }

            if (!receiving.IsCompleted || replay.Ended.IsCompleted)
            {
                break;
            }
        }

        stop.Cancel();
    }
}
