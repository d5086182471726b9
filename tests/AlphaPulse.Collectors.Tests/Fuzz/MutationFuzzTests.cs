using System.Globalization;
using System.Text;
using AlphaPulse.Collectors.Tests.Streams;
using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>
/// Every parser reads what is damaged or refuses it by its typed error, comes to an end, and needs no more memory than the input explains.
/// </summary>
/// <remarks><c>ALPHAPULSE_FUZZ</c> says how many cases there are in all; <c>benchmarks/chaos.sh --fuzz</c> runs a million.</remarks>
public class MutationFuzzTests
{
    /// <summary>Messages are quick to read, so that they get more of the cases.</summary>
    private const int MessageShare = 8;

    private const int FileShare = 2;
    private const int CasesAtOnce = 50;
    private const int Parts = 8 + (7 * MessageShare) + (2 * FileShare);
    private const int MostRequests = 300;

    /// <summary>More than a case may allocate, beside 400 bytes for each byte of its input.</summary>
    private const long Overhead = 8_000_000;

    private static readonly int Cases = Math.Max(1, int.Parse(Environment.GetEnvironmentVariable("ALPHAPULSE_FUZZ") ?? "34000", NumberStyles.None, CultureInfo.InvariantCulture) / Parts);

    public static TheoryData<string> Venues => [.. VenueScripts.All.Select(s => s.Instrument.Venue!)];

    [Theory]
    [MemberData(nameof(Venues))]
    public void Answers_of_venues(string name)
    {
        var script = VenueScripts.Of(name);
        var first = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var market = ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, first, bars: 12, trades: 12);
        var series = new BarSeriesId(script.Instrument, Timeframe.OneMinute);
        var (answers, errors, requests, length) = (0, 0, 0, 0);
        var random = new DeterministicRandom(0);
        RestVenue? venue = null;
        for (var i = 0; i < Cases; i++)
        {
            random = new DeterministicRandom(i);
            (requests, length) = (0, 0);
            if (venue is null || i % CasesAtOnce == 0)
            {
                venue?.Dispose();
                venue = Create();
            }

            Func<Task> call = (i % 5) switch
            {
                0 => () => venue.ReadAsync(script.Symbol, series, first, market.Now).CountAsync().AsTask(),
                1 => () => venue.ReadTradesAsync(script.Symbol, script.Instrument, first, market.Now).CountAsync().AsTask(),
                2 => () => venue.GetInstrumentsAsync(),
                3 => () => venue.ReadBackwardAsync(script.Symbol, series, first, market.Now).CountAsync().AsTask(),
                _ => () => venue.GetTimeAsync(),
            };
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Finish(call());
                answers++;
            }
            catch (VenueException exception)
            {
                errors++;
                if (exception.RetryAt is not null || exception.HttpStatus is 418 or 429)
                {
                    // What the damage says about limits and bans holds for this case alone.
                    venue.Dispose();
                    venue = null;
                }
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Overhead + (400L * length) + (100_000L * requests));
        }

        venue?.Dispose();
        Assert.True(answers > 0 && errors > 0);

        // Each with a clock, and so with a budget, of its own.
        RestVenue Create() => TestVenues.Create(name, new ManualClock(market.Now), options =>
        {
            (options.PageLimit, options.Http.Retries, options.Http.BreakerMinimumRequests, options.Limits) = (5, 0, 0, new() { Windows = [] });
            options.Http.CreateHandler = () => new AnswerHandler(request =>
            {
                Assert.True(++requests <= MostRequests, "it asks without an end");
                var reply = random.NextInt32(8) == 0 ? script.Error : Scripted(script, request, market);
                var body = Encoding.UTF8.GetString(Mutation.Of(Encoding.UTF8.GetBytes(reply.Body), random));
                length += body.Length;
                return new LoopbackReply(reply.Status, body);
            });
        });
    }

    /// <summary>Nothing waits, since the answers are there at once, so that all is done on this thread, whose memory is counted.</summary>
    private static void Finish(Task call) => call.GetAwaiter().GetResult();

    [EvidenceTheory]
    [InlineData("binance-spot", "session-2021-10-12.jsonl")]
    [InlineData("binance-usdm", "session-2021-07-22.jsonl")]
    [InlineData("coinbase-exchange", "session-2021-04-17.jsonl")]
    [InlineData("kraken", "session-trade-2021-04-17.jsonl")]
    [InlineData("okx", "session-2022-05-13.jsonl")]
    [InlineData("bitfinex", "session-2021-04-17.jsonl")]
    [InlineData("bybit", "")]
    public void Messages_of_streams(string folder, string file)
    {
        var (protocol, subscriptions) = Recordings.Of(folder);
        var messages = folder == "bybit" ? BybitMessages() : Recordings.Read(folder, file).Where(e => e.Kind == SessionEventKind.Received && e.Message.Length < 4_000).Take(300).ToList();
        var parser = Recordings.Play(protocol, subscriptions, messages, new Collected());
        var (read, refused) = (0, 0);
        for (var i = 0; i < Cases * MessageShare; i++)
        {
            var random = new DeterministicRandom(i);
            var message = messages[random.NextInt32(messages.Count)];
            var damaged = Mutation.Of(message.Message.ToArray(), random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                parser.Parse(damaged, message.Time, new Collected());
                read++;
            }
            catch (VenueException)
            {
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Overhead + (400L * damaged.Length));
        }

        Assert.True(read > 0 && refused > 0);
    }

    [Fact]
    public async Task Files_of_bars()
    {
        var file = Encoding.UTF8.GetBytes("open_time,open,high,low,close,volume,close_time,quote_volume,count\n" + string.Join('\n', Enumerable.Range(0, 20).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{1704067200000 + (i * 3_600_000L)},100.5,101.25,99.75,100.{i},{i}.125,{1704067200000 + ((i + 1) * 3_600_000L) - 1},12.5,{i}"))));
        var (read, refused) = (0, 0);
        for (var i = 0; i < Cases * FileShare; i++)
        {
            using var stream = new MemoryStream(Mutation.Of(file, new DeterministicRandom(i)));
            try
            {
                await CsvBarLoader.LoadAsync(stream, "fuzz.csv", Workbench.Declared());
                read++;
            }
            catch (ImportFormatException)
            {
                refused++;
            }
        }

        Assert.True(read > 0 && refused > 0);
    }

    [EvidenceFact]
    public async Task Files_of_sessions()
    {
        var lines = await File.ReadAllLinesAsync(Evidence.File("recordings", "kraken", "session-trade-2021-04-17.jsonl"));
        var (read, refused) = (0, 0);
        for (var i = 0; i < Cases * FileShare; i++)
        {
            var random = new DeterministicRandom(i);
            var line = Encoding.UTF8.GetBytes(lines[random.NextInt32(lines.Length)]);
            using var stream = new MemoryStream(Mutation.Of(line, random));
            try
            {
                await SessionReader.ReadAsync(stream, "fuzz.jsonl").CountAsync();
                read++;
            }
            catch (ImportFormatException)
            {
                refused++;
            }
        }

        Assert.True(read > 0 && refused > 0);
    }

    private static ScriptedReply Scripted(VenueScript script, LoopbackRequest request, ScriptedMarket market)
    {
        try
        {
            return script.Answer(Uri.UnescapeDataString(request.Path), request.Query, market);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            // A damaged id or token came back.
            return script.Error;
        }
    }

    private static List<SessionEvent> BybitMessages()
    {
        string[] texts =
        [
            """{"topic":"kline.5.BTCUSDT","data":[{"start":1672324800000,"end":1672325099999,"interval":"5","open":"16649.5","close":"16677","high":"16677","low":"16608","volume":"2.081","turnover":"34666.4005","confirm":true,"timestamp":1672324988882}],"ts":1672325100882,"type":"snapshot"}""",
            """{"topic":"publicTrade.BTCUSDT","type":"snapshot","ts":1672304486868,"data":[{"T":1672304486865,"s":"BTCUSDT","S":"Buy","v":"0.001","p":"16578.50","L":"PlusTick","i":"20f43950-d8dd-5b31-9112-a178eb6023af","BT":false}]}""",
            """{"topic":"orderbook.50.BTCUSDT","type":"snapshot","ts":1672304484978,"data":{"s":"BTCUSDT","b":[["16493.50","0.006"],["16493.00","0.100"]],"a":[["16611.00","0.029"],["16612.00","0.213"]],"u":18521288,"seq":7961638724},"cts":1672304484976}""",
            """{"topic":"orderbook.1.BTCUSDT","type":"snapshot","ts":1672304484978,"data":{"s":"BTCUSDT","b":[["16493.50","0.006"]],"a":[["16611.00","0.029"]],"u":18521288,"seq":7961638724},"cts":1672304484976}""",
            """{"success":true,"ret_msg":"pong","conn_id":"x","req_id":"","op":"ping"}""",
        ];
        return [.. texts.Select(text => new SessionEvent(SessionEventKind.Received, DateTimeOffset.FromUnixTimeMilliseconds(1672325101000), Encoding.UTF8.GetBytes(text)))];
    }
}
