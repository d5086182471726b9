using System.Globalization;
using System.Text.Json;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

public class BinanceVenueTests
{
    private const long Minute = 60_000;
    private const long First = 1_704_067_200_000;
    private static readonly string Btc = BinanceReplay.SymbolOf("BTC", "USDT");
    private static readonly BackfillOptions Everything = new("BTCUSDT", Timeframe.OneMinute) { From = At(First) };

    [EvidenceFact]
    public async Task Recorded_klines_arrive_digit_for_digit_and_the_open_one_is_withheld()
    {
        var json = await File.ReadAllTextAsync(Evidence.File("recordings", "binance-spot", "rest-klines-btcusdt-1m.json"));
        var rows = BinanceReplay.RowsOf(json);
        using var info = JsonDocument.Parse(await File.ReadAllTextAsync(Evidence.File("recordings", "binance-spot", "rest-exchangeInfo.json")));
        var symbol = info.RootElement.GetProperty("symbols").EnumerateArray().Single(s => s.GetProperty("symbol").GetString() == "BTCUSDT").GetRawText();
        var replay = new BinanceReplay(symbol, rows, At(1_634_944_379_999)) { PageCap = 4 };
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(replay.Answer);
        var report = await RunAsync(bench, server, Everything with { From = At(1_634_943_780_000) });

        Assert.Equal("binance:BTC-USDT@1m", report.Series.ToString());
        Assert.Equal((10, 9, 1), (report.Rows, report.Written.Inserted, report.Forming));
        var bars = await bench.ReadAsync(report.Series);
        Assert.Equal(9, bars.Count);
        for (var i = 0; i < bars.Count; i++)
        {
            using var document = JsonDocument.Parse(rows[i]);
            var expected = document.RootElement.EnumerateArray().Take(11).Select(f => f.ToString()).ToList();
            Assert.Equal(expected, Texts(bars[i]));
            Assert.Equal((BarProvenance.VenueRest, true), (bars[i].Provenance, bars[i].IsAvailabilityAssumed));
        }
    }

    [EvidenceFact]
    public async Task Recorded_errors_become_typed_errors_with_the_time_to_ask_again()
    {
        var lines = await File.ReadAllLinesAsync(Evidence.File("recordings", "errors", "errors.jsonl"));
        var seen = 0;
        foreach (var line in lines)
        {
            using var recorded = JsonDocument.Parse(line);
            if (recorded.RootElement.GetProperty("venue").GetString() != "binance")
            {
                continue;
            }

            seen++;
            var body = recorded.RootElement.GetProperty("body").GetString()!;
            var status = recorded.RootElement.GetProperty("http_status").GetInt32();
            using var content = JsonDocument.Parse(body);
            var error = await FailAsync(new LoopbackReply(status, body) { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "600" } });
            Assert.Equal((status, content.RootElement.GetProperty("code").ToString()), (error.HttpStatus, error.VenueCode));
            Assert.Contains(content.RootElement.GetProperty("msg").GetString()!.TrimEnd('.'), error.Message, StringComparison.Ordinal);
            Assert.Contains("/api/v3/klines", error.Message, StringComparison.Ordinal);
            Assert.InRange(error.RetryAt!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        }

        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task The_end_of_a_ban_is_read_from_its_words()
    {
        var until = DateTimeOffset.FromUnixTimeMilliseconds(4_000_000_000_000);
        var error = await FailAsync(new LoopbackReply(418, """{"code":-1003,"msg":"Way too many requests; IP banned until 4000000000000. Please use the websocket."}"""));
        Assert.Equal((418, "-1003", until), (error.HttpStatus, error.VenueCode, error.RetryAt));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(7, 3)]
    [InlineData(9, 3)]
    [InlineData(10, 5)]
    [InlineData(2_001, 1_000)]
    public async Task Pages_bring_every_bar_once(int count, int limit)
    {
        var replay = new BinanceReplay(Btc, Rows(count), At(First + (count * Minute)));
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(replay.Answer);
        var report = await RunAsync(bench, server, Everything, limit);
        Assert.Equal((count, count, 0, 0), (report.Rows, report.Written.Inserted, report.Repeated, report.Quarantined));
        Assert.Equal(Enumerable.Range(0, count).Select(i => At(First + (i * Minute))), (await bench.ReadAsync(report.Series)).Select(b => b.OpenTime));

        // And again: nothing is asked for twice.
        Assert.Equal(0, (await RunAsync(bench, server, Everything, limit)).Rows);
    }

    /// <summary>Bitfinex.Net#8, ExchangeSharp#32: what a page holds is what came, whatever was documented.</summary>
    [Fact]
    public async Task A_venue_that_gives_less_than_was_asked_for_or_has_a_hole_is_read_to_its_end()
    {
        var rows = Rows(30);
        rows.RemoveRange(10, 7);
        var replay = new BinanceReplay(Btc, rows, At(First + (90 * Minute))) { PageCap = 5 };
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(replay.Answer);
        var report = await RunAsync(bench, server, Everything);
        Assert.Equal(23, report.Written.Inserted);
        Assert.Contains(report.Findings, f => f.StartsWith("end: the last closed bar opens at 2024-01-01T00:29:00Z", StringComparison.Ordinal));
    }

    /// <summary>freqtrade#2924, freqtrade#3498, freqtrade#6135, freqtrade#8293, freqtrade#9813, freqtrade#10975: the open bar is told from the closed ones by the clock of the venue.</summary>
    [Fact]
    public async Task A_bar_is_closed_from_the_millisecond_after_its_last_on()
    {
        foreach (var (now, closed) in new[] { (First + (3 * Minute) - 1, 2), (First + (3 * Minute), 3) })
        {
            var replay = new BinanceReplay(Btc, Rows(5), At(now));
            await using var bench = new Workbench();
            await using var server = new LoopbackServer(replay.Answer);
            var report = await RunAsync(bench, server, Everything);
            Assert.Equal(closed, report.Written.Inserted);
            Assert.Equal(1, report.Forming);
        }
    }

    [Fact]
    public async Task A_page_made_long_after_the_clock_was_read_cannot_pass_a_forming_bar_as_closed()
    {
        // The venue's clock goes on between the answers.
        var replay = new BinanceReplay(Btc, Rows(5), At(First + (2 * Minute)));
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(request =>
        {
            var reply = replay.Answer(request);
            replay.Now = At(First + (5 * Minute) - 1);
            return request.Path.EndsWith("exchangeInfo", StringComparison.Ordinal) ? replay.Answer(request) : reply;
        });
        var report = await RunAsync(bench, server, Everything);
        Assert.All(await bench.ReadAsync(report.Series), b => Assert.True(b.AvailableAt <= report.AsOf));
    }

    /// <summary>Mexc.Net#10, Mexc.Net#12, BingX.Net#30: a number that no decimal holds is no bar, and never the greatest decimal or nothing.</summary>
    [Fact]
    public async Task Rows_that_can_be_no_bars_are_quarantined_with_the_reason()
    {
        var rows = Rows(10);
        rows[1] = rows[1].Replace("\"101.50\"", "\"1.5\"", StringComparison.Ordinal);
        rows[2] = rows[2].Replace("\"101.50\"", "\"NaN\"", StringComparison.Ordinal);
        rows[3] = rows[3].Replace("\"101.50\"", "null", StringComparison.Ordinal);
        rows[4] = $"[{First + (4 * Minute)},\"1\"]";
        rows[5] = rows[5].Replace("\"101.50\"", "\"0.123456789012345678901234567891\"", StringComparison.Ordinal);
        rows[6] = rows[6].Replace(",17,", ",1.5,", StringComparison.Ordinal);
        rows[7] = rows[7].Replace("\"5.000\"", "\"101689396862781574458569716221.53\"", StringComparison.Ordinal);
        rows[8] = rows[8].Replace("\"5.000\"", "101689396862781574458569716221.53", StringComparison.Ordinal);
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(new BinanceReplay(Btc, rows, At(First + (10 * Minute))) { PageCap = 3 }.Answer);
        var report = await RunAsync(bench, server, Everything);
        Assert.Equal((10, 2, 8), (report.Rows, report.Written.Inserted, report.Quarantined));
        var kept = await bench.ReadQuarantineAsync(report.Series);
        Assert.Equal(rows[1..9], kept.Select(r => r.Raw));
        string[] reasons = ["high 1.5 is below", "high 'NaN'", "high 'null'", "2 fields", "high '0.1234", "trade count '1.5'", "volume '1016893968", "volume '1016893968"];
        Assert.All(reasons.Zip(kept), pair => Assert.Contains(pair.First, pair.Second.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Equal_repeats_are_taken_once_and_other_ones_are_quarantined()
    {
        var rows = Rows(4);
        rows.Insert(2, rows[1]);
        rows.Insert(4, rows[3].Replace("\"101.50\"", "\"101.75\"", StringComparison.Ordinal));
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(new BinanceReplay(Btc, rows, At(First + (4 * Minute))).Answer);
        var report = await RunAsync(bench, server, Everything);
        Assert.Equal((4, 1, 1), (report.Written.Inserted, report.Repeated, report.Quarantined));
        Assert.Contains("a second, other row", Assert.Single(await bench.ReadQuarantineAsync(report.Series)).Reason, StringComparison.Ordinal);
    }

    /// <summary>ccxt#19476: a venue that gives the same page whatever it is asked for ends the walk with an error and is not asked for ever.</summary>
    [Theory]
    [InlineData("other order")]
    [InlineData("start ignored")]
    [InlineData("object")]
    public async Task An_answer_that_cannot_be_trusted_is_an_error(string fault)
    {
        var rows = Rows(4);
        var text = fault switch
        {
            "other order" => $"[{rows[1]},{rows[0]}]",
            "start ignored" => $"[{rows[0].Replace("1704067200000", "1704067140000", StringComparison.Ordinal)}]",
            _ => "{\"klines\":[]}",
        };
        var error = await FailAsync(new LoopbackReply(200, text));
        Assert.Contains("/api/v3/klines", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Microseconds_are_told_from_milliseconds_by_their_range()
    {
        var rows = Rows(4).ConvertAll(r => r.Replace("0000,\"100", "0000000,\"100", StringComparison.Ordinal));
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(request => request.Path.EndsWith("klines", StringComparison.Ordinal)
            ? new(200, $"[{string.Join(',', rows)}]")
            : new BinanceReplay(Btc, Rows(4), At(First + (3 * Minute))).Answer(request));
        var report = await RunAsync(bench, server, Everything);
        Assert.Equal(Enumerable.Range(0, 3).Select(i => At(First + (i * Minute))), (await bench.ReadAsync(report.Series)).Select(b => b.OpenTime));
    }

    /// <summary>Binance.Net#115, Binance.Net#918, ccxt#6808: a page of HTML where JSON is due is a fault that passes.</summary>
    [Fact]
    public async Task Too_many_requests_a_cut_body_and_html_pass_and_leave_every_bar_once()
    {
        var replay = new BinanceReplay(Btc, Rows(20), At(First + (20 * Minute)));
        var asked = 0;
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(request => (asked++ % 4) switch
        {
            0 => new(429, """{"code":-1003,"msg":"Too many requests."}""") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "0" } },
            1 => replay.Answer(request) with { CutAfter = 10 },
            2 => new(200, "<html>Please wait</html>") { ContentType = "text/html" },
            _ => replay.Answer(request),
        });
        var report = await RunAsync(bench, server, Everything, limit: 8);
        Assert.Equal((20, 20), (report.Rows, report.Written.Inserted));
    }

    [Fact]
    public async Task An_unknown_symbol_and_an_unknown_timeframe_are_named()
    {
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(new BinanceReplay(Btc, Rows(2), At(First + (20 * Minute))).Answer);
        var error = await Assert.ThrowsAsync<VenueException>(() => RunAsync(bench, server, Everything with { Symbol = "NOSUCH" }));
        Assert.Equal((400, "-1121"), (error.HttpStatus, error.VenueCode));
        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(bench, server, Everything with { Timeframe = Timeframe.Parse("7m") }));
        Assert.Contains("'7m'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("15m", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_start_it_goes_back_20000_bars_and_says_so()
    {
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(new BinanceReplay(Btc, Rows(2), At(First + (2 * Minute))).Answer);
        var report = await RunAsync(bench, server, Everything with { From = null });
        Assert.Equal(At(First + (2 * Minute)) - TimeSpan.FromMinutes(20_000), report.From);
        Assert.Contains(report.Findings, f => f.StartsWith("from: 2023-12-18T02:42:00Z, 20000 bars", StringComparison.Ordinal));
    }

    private static List<string> Rows(int count) => [.. Enumerable.Range(0, count).Select(i => Row(First + (i * Minute)))];

    private static string Row(long open) => string.Create(
        CultureInfo.InvariantCulture, $"[{open},\"100.10\",\"101.50\",\"99.90\",\"100.20\",\"5.000\",{open + Minute - 1},\"501.00\",17,\"2.50\",\"250.50\",\"0\"]");

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static List<string> Texts(Bar bar)
    {
        decimal[] first = [bar.Open, bar.High, bar.Low, bar.Close, bar.Volume];
        var detail = bar.Detail!;
        return
        [
            bar.OpenTime.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            .. first.Select(v => v.ToString(CultureInfo.InvariantCulture)),
            (bar.AvailableAt.ToUnixTimeMilliseconds() - 1).ToString(CultureInfo.InvariantCulture),
            detail.QuoteVolume!.Value.ToString(CultureInfo.InvariantCulture),
            detail.TradeCount!.Value.ToString(CultureInfo.InvariantCulture),
            detail.TakerBuyVolume!.Value.ToString(CultureInfo.InvariantCulture),
            detail.TakerBuyQuoteVolume!.Value.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static async Task<BackfillReport> RunAsync(Workbench bench, LoopbackServer server, BackfillOptions options, int limit = 1_000)
    {
        var binance = new BinanceOptions { BaseUrl = server.Url, PageLimit = limit };
        binance.Http.BaseDelay = TimeSpan.FromMilliseconds(1);
        using var source = new BinanceVenue(Options.Create(binance), TimeProvider.System);
        return await new VenueBackfill(bench.Ledger).RunAsync(source, options with { MaximumWait = TimeSpan.Zero });
    }

    /// <summary>Everything but the klines is answered well.</summary>
    private static async Task<VenueException> FailAsync(LoopbackReply klines)
    {
        var replay = new BinanceReplay(Btc, Rows(4), At(First + (4 * Minute)));
        await using var bench = new Workbench();
        await using var server = new LoopbackServer(request => request.Path.EndsWith("klines", StringComparison.Ordinal) ? klines : replay.Answer(request));
        return await Assert.ThrowsAsync<VenueException>(() => RunAsync(bench, server, Everything));
    }
}
