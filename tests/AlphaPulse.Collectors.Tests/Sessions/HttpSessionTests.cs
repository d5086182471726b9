using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using AlphaPulse.Collectors.Tests.Live;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Sessions;

/// <summary>Requests and answers in a recorded session: backfills and live sessions with catch-up play whole, without a venue.</summary>
public class HttpSessionTests
{
    private const string Secret = "s3cret-of-the-proxy-0123456789";
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Four pages, a refusal, a body that is cut: the second run brings the same bars and the same coverage out of the file.</summary>
    [Fact]
    public async Task A_backfill_plays_whole()
    {
        var file = new MemoryStream();
        List<Bar> bars;
        IReadOnlyList<CoverageSpan> spans;
        var asked = 0;
        var venue = new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), [.. Enumerable.Range(0, 35).Select(i => Row(Start.AddMinutes(i), 100m + i))], Start.AddMinutes(34.5));
        await using (var server = new LoopbackServer(request => ++asked switch
        {
            3 => new LoopbackReply(503, "<html>\nno</html>") { ContentType = "text/html" },
            5 => venue.Answer(request) with { CutAfter = 100 },
            _ => venue.Answer(request) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-MBX-USED-WEIGHT-1M"] = "12", ["Set-Cookie"] = "id=1", ["X-Echo"] = Secret } },
        }))
        {
            using var recorder = new SessionRecorder(file);
            (bars, spans) = await BackfillAsync(server.Url, () => new RecordingHttpHandler(Http.VenueHttpClient.CreateHandler(), recorder));
        }

        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("cookie", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"X-MBX-USED-WEIGHT-1M\":\"12\"", text, StringComparison.Ordinal);
        var events = Read(file);
        Assert.Equal(asked, events.Count(e => e.Kind == SessionEventKind.Request));
        Assert.Equal(asked, events.Count(e => e.Kind == SessionEventKind.Answer));
        Assert.Single(events, e => e.Http?.Error is not null);
        var times = new List<DateTimeOffset>();
        var (again, spansAgain) = await BackfillAsync(new Uri("http://replayed.test"), () => new ReplayHttpHandler(events, times.Add));

        Assert.Equal(34, bars.Count);
        Assert.Equal(bars.Select(bar => bar with { RecordedAt = null }), again.Select(bar => bar with { RecordedAt = null }));
        Assert.Equal(spans, spansAgain);
        Assert.Equal(events.Where(e => e.Kind == SessionEventKind.Answer).Select(e => e.Time), times);
        var rewritten = new MemoryStream();
        using (var recorder = new SessionRecorder(rewritten))
        {
            events.ForEach(recorder.Write);
        }

        Assert.Equal(file.ToArray(), rewritten.ToArray());
    }

    [Fact]
    public async Task What_was_not_asked_when_it_was_recorded_has_no_answer()
    {
        SessionEvent[] events =
        [
            new(SessionEventKind.Request, Start, default) { Connection = 1, Url = "https://x.test/a/b?end=1704067200500&from=1", Http = new SessionHttp { Method = "GET" } },
            new(SessionEventKind.Answer, Start, "{}"u8.ToArray()) { Connection = 1, Http = new SessionHttp { Status = 200, Headers = [new("Content-Type", "application/json"), new("X-A", "b")] } },
            new(SessionEventKind.Request, Start, default) { Connection = 2, Url = "https://x.test/lost", Http = new SessionHttp { Method = "GET" } },
        ];
        using var client = new HttpClient(new ReplayHttpHandler(events)) { BaseAddress = new Uri("http://y.test/") };
        foreach (var other in new[] { "a/b?end=1704067200501&from=1", "a/b?end=1704067190499&from=1", "a/b?end=1704067200000&from=1", "a/b?end=1704067200500&from=2", "a/b?end=1704067200500", "a?end=1704067200500&from=1", "lost" })
        {
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(other, UriKind.Relative)));
            Assert.Contains($"no answer left to GET /{other}", error.Message, StringComparison.Ordinal);
        }

        // Asked for a moment earlier than when it was recorded: that answer has all that this one needs.
        using var answer = await client.GetAsync(new Uri("a/b?end=1704067199700&from=1", UriKind.Relative));
        Assert.Equal(("{}", "b", "application/json"), (await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("X-A").Single(), answer.Content.Headers.ContentType!.MediaType));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("a/b?end=1704067199700&from=1", UriKind.Relative)));
    }

    [Fact]
    public async Task A_venue_that_is_not_reached_is_recorded_and_not_reached_again()
    {
        var file = new MemoryStream();
        using (var recorder = new SessionRecorder(file))
        {
            using var client = new HttpClient(new RecordingHttpHandler(new AnswerHandler(_ => new LoopbackReply(200, "{}") { CutAfter = 1 }), recorder));
            await Assert.ThrowsAnyAsync<IOException>(() => client.GetAsync(new Uri($"http://x.test/a?apiKey={Secret}")));
        }

        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        using var replay = new HttpClient(new ReplayHttpHandler(Read(file)));
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => replay.GetAsync(new Uri($"http://x.test/a?apiKey={Secret}")));
        Assert.Contains("The recorded request was not answered: ended after: {", error.Message, StringComparison.Ordinal);
    }

    /// <summary>An answer that is refused by its head alone, or cancelled, was no empty one.</summary>
    [Fact]
    public async Task A_body_that_nobody_reads_to_its_end_is_recorded_as_given_up()
    {
        var file = new MemoryStream();
        using (var recorder = new SessionRecorder(file))
        {
            using var client = new HttpClient(new RecordingHttpHandler(new AnswerHandler(request => new LoopbackReply(200, request.Path == "/empty" ? string.Empty : "{\"a\":1}")), recorder));
            foreach (var path in new[] { "unread", "begun", "empty", "read" })
            {
                using var answer = await client.GetAsync(new Uri($"http://x.test/{path}"), HttpCompletionOption.ResponseHeadersRead);
                using var body = path is "unread" or "empty" ? null : await answer.Content.ReadAsStreamAsync();
                var buffer = new byte[4];
                while (body is not null && await body.ReadAsync(buffer) > 0 && path == "read")
                {
                }
            }
        }

        var answers = Read(file).Where(e => e.Kind == SessionEventKind.Answer).Select(e => e.Http!.Error);
        Assert.Equal(["The body was given up after 0 bytes.", "The body was given up after 4 bytes.", null, null], answers);
    }

    /// <summary>A live session whose connection breaks for three minutes: what was asked for over REST plays with what came over the stream.</summary>
    [Fact]
    public async Task A_live_session_with_catch_up_plays_whole()
    {
        var file = new MemoryStream();
        List<LiveBar> recorded = [];
        IReadOnlyList<CoverageSpan> spans;
        await using (var bench = new Workbench())
        {
            await using var rig = new LiveRig("binance", ["BTCUSDT"]) { Ledger = bench.Ledger };
            using var recorder = new SessionRecorder(file);
            var rows = Enumerable.Range(0, 8).Select(i => RowOf(Streamed.Bar(rig.Series("BTCUSDT"), i))).ToList();
            var venue = new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), rows, Streamed.Start);
            using var source = Venue("http://recorded.test", rig, () => new RecordingHttpHandler(
                new AnswerHandler(request =>
                {
                    venue.Now = rig.Clock.GetUtcNow();
                    return venue.Answer(request);
                }),
                recorder,
                rig.Clock));
            rig.Venue = source;
            rig.Transport.Opening = number => rig.Clock.Advance(TimeSpan.FromMinutes(number == 2 ? 3.001 : 0));
            await rig.StartAsync(new RecordingTransport(rig.Transport, recorder, rig.Clock));
            var connection = await rig.Transport.NextAsync();
            await rig.SendAsync(connection, Streamed.Binance("BTCUSDT", 0, isClosed: true));
            recorded.Add(await rig.NextAsync());
            connection.Break();
            while (recorded.Count < 4)
            {
                recorded.Add(await rig.NextAsync());
            }

            spans = await bench.Ledger.ReadAsync(rig.Series("BTCUSDT"));
            await rig.StopAsync();
        }

        Assert.Equal([BarProvenance.VenueStream, BarProvenance.VenueRest, BarProvenance.VenueRest, BarProvenance.VenueRest], recorded.Select(b => b.Bar.Provenance));
        var events = Read(file);
        await using var other = new Workbench();
        await using var again = new LiveRig("binance", ["BTCUSDT"]) { Ledger = other.Ledger };
        void Move(DateTimeOffset time) => again.Clock.AdvanceTo(time > again.Clock.GetUtcNow() ? time : again.Clock.GetUtcNow());
        using var replayed = Venue("http://replayed.test", again, () => new ReplayHttpHandler(events));
        using var transport = new ReplayTransport(events, Move);
        again.Venue = replayed;
        await again.StartAsync(transport);
        foreach (var expected in recorded)
        {
            Assert.Equal(expected, await again.NextAsync());
        }

        // Since when we were listening is told when a bar is stored, and a replay is faster than that.
        var spansAgain = await other.Ledger.ReadAsync(again.Series("BTCUSDT"));
        Assert.Equal((spans[0].From, spans[^1].To), (spansAgain[0].From, spansAgain[^1].To));
        Assert.All(spans.Concat(spansAgain), span => Assert.Equal(CoverageState.Present, span.State));
    }

    private static BinanceVenue Venue(string url, LiveRig rig, Func<HttpMessageHandler> handler)
    {
        var options = new BinanceOptions { BaseUrl = new Uri(url) };
        options.Http.CreateHandler = handler;
        return new BinanceVenue(Options.Create(options), rig.Clock);
    }

    private static async Task<(List<Bar> Bars, IReadOnlyList<CoverageSpan> Spans)> BackfillAsync(Uri url, Func<HttpMessageHandler> handler)
    {
        await using var bench = new Workbench();
        var options = new BinanceOptions { BaseUrl = url, PageLimit = 10 };
        options.Http.CreateHandler = handler;
        options.Http.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Http.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using var source = new BinanceVenue(Options.Create(options), TimeProvider.System);
        var report = await new VenueBackfill(bench.Ledger).RunAsync(source, new BackfillOptions("BTCUSDT", Timeframe.OneMinute) { From = Start, MaximumWait = TimeSpan.Zero });
        return (await bench.ReadAsync(report.Series), await bench.Ledger.ReadAsync(report.Series));
    }

    private static List<SessionEvent> Read(MemoryStream file) =>
        SessionReader.ReadAsync(new MemoryStream(file.ToArray()), "test").ToBlockingEnumerable().ToList();

    private static string RowOf(Bar bar) => Row(bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);

    private static string Row(DateTimeOffset time, decimal open, decimal? high = null, decimal? low = null, decimal? close = null, decimal volume = 5)
    {
        var at = time.ToUnixTimeMilliseconds();
        return string.Create(
            CultureInfo.InvariantCulture, $"[{at},\"{open}\",\"{high ?? open}\",\"{low ?? open}\",\"{close ?? open}\",\"{volume}\",{at + 59_999},\"501.00\",17,\"2.50\",\"250.50\",\"0\"]");
    }
}
