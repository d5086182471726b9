using System.Text;
using AlphaPulse.Collectors.Tests.Streams;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Recorded sessions through the collector, as they were and with every fault.</summary>
public class LiveReplayTests
{
    private const int Minutes = 120;

    /// <summary>Lost, doubled, swapped, cut and late messages, and a clock that is 1.3 s off, change nothing about what is delivered.</summary>
    [Theory]
    [InlineData("binance", 1)]
    [InlineData("binance", 2)]
    [InlineData("kraken", 3)]
    [InlineData("kraken", 4)]
    public async Task Faults_change_nothing_about_what_is_delivered(string venue, int seed)
    {
        var symbols = venue == "binance" ? new[] { "BTCUSDT", "ETHUSDT" } : ["XBT/USD", "ETH/USD"];
        var skew = TimeSpan.FromSeconds(seed % 2 == 0 ? 1.3 : -1.3);
        var faults = new SessionFaults { Seed = seed, Drop = 0.2, Duplicate = 0.1, Reorder = 0.1, Cut = 0.05, Delay = TimeSpan.FromSeconds(3), Skew = skew };
        await using var rig = new LiveRig(venue, symbols, ahead: -skew);
        rig.Options.ClosedBarTimeout = TimeSpan.FromSeconds(10);
        foreach (var symbol in symbols)
        {
            rig.Source.Put(symbol, Enumerable.Range(0, Minutes));
        }

        using var replay = new ReplayTransport(new SessionReplay(faults).Play(Session(venue, symbols)), time =>
        {
            if (time > rig.Clock.GetUtcNow())
            {
                rig.Clock.AdvanceTo(time);
            }
        });
        await rig.StartAsync(replay);
        var delivered = symbols.ToDictionary(rig.Series, _ => new List<Bar>());
        while (delivered.Values.Sum(b => b.Count) < symbols.Length * (Minutes - 1))
        {
            var (bar, kind) = replay.Ended.IsCompleted ? await rig.NextInTimeAsync() : await NextAsync(rig, replay);
            Assert.Equal((LiveBarKind.Closed, false), (kind, bar.IsProvisional));
            delivered[bar.Series].Add(bar);
        }

        foreach (var (series, bars) in delivered)
        {
            Assert.Equal(Enumerable.Range(0, bars.Count).Select(Streamed.Minute), bars.Select(b => b.OpenTime));
            Assert.InRange(bars.Count, Minutes - 2, Minutes);
            Assert.All(bars, b => Assert.Equal(Streamed.Bar(series, (int)(b.OpenTime - Streamed.Start).TotalMinutes).Close, b.Close));
        }
    }

    /// <summary>The recorded session of Binance's futures of 2021: four bars close in it, and they come out as they were recorded.</summary>
    [EvidenceFact]
    public async Task A_recorded_session_of_Binance_gives_its_closed_bars()
    {
        var symbols = new[] { "SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT" };
        var events = Recordings.Read("binance-usdm", "session-2021-07-22.jsonl")
            .Where(e => e.Kind != SessionEventKind.Received || Encoding.UTF8.GetString(e.Message.Span).Contains("@kline_1m", StringComparison.Ordinal)).ToList();
        var expected = new Collected();
        var bySymbol = symbols.Select(s => new StreamSubscription(s, InstrumentId.Parse($"binance-usdm:{s[..^4]}-USDT:PERP"), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] }).ToArray();
        Recordings.Play(VenueStreamProtocols.BinanceFutures, bySymbol, events, expected);

        var clock = new Testing.ManualTimeProvider(events[0].Time);
        var feed = new LiveBarFeed();
        using var subscription = feed.Subscribe();
        using var replay = new ReplayTransport(events, time => clock.AdvanceTo(time > clock.GetUtcNow() ? time : clock.GetUtcNow()));
        var options = new LiveBarOptions { Venue = "binance-usdm" };
        options.Timeframes.Add(Timeframe.OneMinute);
        foreach (var symbol in symbols)
        {
            options.Symbols.Add(symbol);
        }

        using var stop = new CancellationTokenSource();
        var source = new NamedSource("binance-usdm", clock);
        var running = Task.Run(() => new LiveBarCollector(source, options, feed, null, replay, clock).RunAsync(stop.Token));
        var closed = new List<Bar>();
        await foreach (var (bar, _) in subscription.ReadAllAsync())
        {
            closed.Add(bar);
            if (closed.Count == 4)
            {
                break;
            }
        }

        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.Equal(expected.Bars.Where(b => !b.IsProvisional).OrderBy(b => b.Series.ToString()), closed.OrderBy(b => b.Series.ToString()));
    }

    private static async Task<LiveBar> NextAsync(LiveRig rig, ReplayTransport replay)
    {
        var next = rig.NextAsync();
        await Task.WhenAny(next, replay.Ended);
        while (!next.IsCompleted)
        {
            await rig.AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        return await next;
    }

    /// <summary>Two updates and a close of each symbol in each minute, as recorded by a clock that is right.</summary>
    private static IEnumerable<SessionEvent> Session(string venue, string[] symbols)
    {
        yield return new SessionEvent(SessionEventKind.Open, Streamed.Start.AddSeconds(31), default) { Url = "wss://example.org/" };
        for (var i = 0; i < Minutes; i++)
        {
            foreach (var second in new[] { 35, 50 })
            {
                foreach (var symbol in symbols)
                {
                    var message = venue == "kraken" ? Streamed.Kraken(symbol, i, second) : Streamed.Binance(symbol, i, isClosed: false, sentAt: Streamed.Minute(i).AddSeconds(second));
                    yield return Received(Streamed.Minute(i).AddSeconds(second).AddMilliseconds(5), message);
                }
            }

            foreach (var symbol in venue == "kraken" ? [] : symbols)
            {
                yield return Received(Streamed.Minute(i + 1).AddMilliseconds(40), Streamed.Binance(symbol, i, isClosed: true));
            }

            if (i == Minutes / 2)
            {
                yield return new SessionEvent(SessionEventKind.Closed, Streamed.Minute(i + 1).AddSeconds(5), default);
                yield return new SessionEvent(SessionEventKind.Open, Streamed.Minute(i + 1).AddSeconds(20), default) { Url = "wss://example.org/" };
            }
        }
    }

    private static SessionEvent Received(DateTimeOffset time, string message) => new(SessionEventKind.Received, time, Encoding.UTF8.GetBytes(message));

    /// <summary>Knows its symbols and has no bars.</summary>
    private sealed class NamedSource(string venue, TimeProvider clock) : IVenueBarSource, IVenueStreams
    {
        public string Venue => venue;

        public string Address => "script";

        public IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.BinanceFutures];

        public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default) => Task.FromResult(InstrumentId.Parse($"{venue}:{symbol[..^4]}-USDT:PERP"));

        public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(clock.GetUtcNow());

        public async IAsyncEnumerable<VenueBarPage> ReadAsync(
            string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield break;
        }
    }
}
