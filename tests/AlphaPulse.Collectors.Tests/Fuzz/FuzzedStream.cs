using System.Text;
using AlphaPulse.Collectors.Tests.Streams;
using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>The messages of a stream, read by one parser, which has read all of them whole.</summary>
internal sealed class FuzzedStream : FuzzedParser
{
    private const int LongestMessage = 4_000;
    private const int MostMessages = 300;

    /// <summary>Books of Kraken, of which nothing was recorded, and the trades and books of Bybit.</summary>
    private static readonly Dictionary<string, string[]> Written = new(StringComparer.Ordinal)
    {
        ["kraken"] =
        [
            """[1,{"as":[["200.0","2.000","1704067200.1"]],"bs":[["100.0","1.000","1704067200.1"]]},"book-1000","XMR/USD"]""",
            """[1,{"a":[["200.0","2.000","1704067200.2"]]},{"b":[["100.0","1.000","1704067200.2"]],"c":"974942666"},"book-1000","XMR/USD"]""",
        ],
        ["bybit"] =
        [
            """{"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1672304486868,"data":[{"T":1672304486865,"s":"BTCUSDT","S":"Buy","v":"0.001","p":"16578.50","L":"PlusTick","i":"20f43950-d8dd-5b31-9112-a178eb6023af","BT":false}]}""",
            """{"topic":"orderbook.200.BTCUSDT","type":"snapshot","ts":1672304484978,"data":{"s":"BTCUSDT","b":[["16493.50","0.006"],["16493.00","0.100"]],"a":[["16611.00","0.029"],["16612.00","0.213"]],"u":18521288,"seq":7961638724},"cts":1672304484976}""",
            """{"topic":"orderbook.1.BTCUSDT","type":"snapshot","ts":1672304484978,"data":{"s":"BTCUSDT","b":[["16493.50","0.006"]],"a":[["16611.00","0.029"]],"u":18521288,"seq":7961638724},"cts":1672304484976}""",
            """{"success":true,"ret_msg":"pong","conn_id":"x","req_id":"","op":"ping"}""",
        ],
    };

    private readonly VenueStreamParser _parser;
    private readonly List<SessionEvent> _messages;
    private DateTimeOffset _time;

    private FuzzedStream(VenueStreamProtocol protocol, StreamSubscription[] subscriptions, List<SessionEvent> messages)
    {
        _messages = messages;
        _parser = Recordings.Play(protocol, subscriptions, messages, new Collected());
    }

    public static FuzzedStream OfRecordings(string folder, string? script, string symbol, string[] files)
    {
        var (protocol, subscriptions) = Recordings.Of(folder);
        if (script is not null)
        {
            subscriptions = [.. subscriptions.Select(s => s.Symbol == symbol ? s with { Channels = s.Channels | StreamChannels.Bars, Timeframes = [Timeframe.OneMinute] } : s)];
        }

        var recorded = files.SelectMany(file => Recordings.Read(folder, file).Where(e => e.Kind == SessionEventKind.Received && e.Message.Length < LongestMessage).Take(MostMessages));
        return new FuzzedStream(protocol, subscriptions, [.. recorded, .. script is null ? [] : Write(script, symbol)]);
    }

    public static FuzzedStream OfScript(VenueStreamProtocol protocol, string script, StreamSubscription subscription) =>
        new(protocol, [subscription], [.. Write(script, subscription.Symbol)]);

    public override void Prepare(DeterministicRandom random)
    {
        var message = _messages[random.NextInt32(_messages.Count)];
        (Input, _time) = (Mutation.Of(message.Message.ToArray(), random), message.Time);
    }

    public override bool Read()
    {
        try
        {
            _parser.Parse(Input, _time, new Collected());
            return true;
        }
        catch (VenueException)
        {
            return false;
        }
    }

    /// <summary>What the script of a venue writes of a subscription and its bars, and what is written above.</summary>
    private static IEnumerable<SessionEvent> Write(string venue, string symbol)
    {
        var market = ScriptedMarket.Create(symbol, Timeframe.OneMinute, new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), bars: 4, trades: 0);
        var script = VenueScripts.Of(venue).Stream!;
        var bars = market.FirstBars(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, limit: 4).Select(bar => script.Write(symbol, Timeframe.OneMinute, bar, market.Now));
        return script.Opening(symbol, Timeframe.OneMinute).Concat(bars).Concat(Written.GetValueOrDefault(venue, []))
            .Select(text => new SessionEvent(SessionEventKind.Received, market.Now, Encoding.UTF8.GetBytes(text.Trim())));
    }
}
