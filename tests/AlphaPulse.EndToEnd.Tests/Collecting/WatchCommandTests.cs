using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>The verb that follows live bars, as a process of its own against a venue on the loopback address.</summary>
public class WatchCommandTests
{
    private const int Stored = 3;

    /// <summary>So many that one is not over before the process has started, however slow that is.</summary>
    private const int Minutes = 10;

    [Fact]
    public async Task It_prints_stores_and_records_what_closes()
    {
        using var folder = new TemporaryFolder();
        var now = TimeProvider.System.GetUtcNow();
        var first = Timeframe.OneMinute.Floor(now);
        await using var requests = Requests(now);
        await using var stream = new LoopbackSocketServer(async socket =>
        {
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"result":null,"id":1}""");
            for (var i = 0; i < Stored; i++)
            {
                await socket.SendAsync(Kline(first.AddMinutes(i)));
            }

            await socket.ReceiveAsync();
        });
        var store = folder.File("bars.db");
        var session = folder.File("session.jsonl");
        var result = await CommandLine.RunAsync(
            "bars", "watch", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--store", store, "--record", session, "--count", "3",
            "--base-url", requests.Url.ToString(), "--stream-url", stream.Url.ToString());

        Assert.True(result.ExitCode == 0, result.Errors);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal("series,open_time,open,high,low,close,volume,available_at,origin,version", lines[0]);
        Assert.Equal(Enumerable.Range(0, Stored).Select(i => $"binance:BTC-USDT@1m,{UtcText.Format(first.AddMinutes(i))},100.10,102.00,99.00,101.00,10.5,{UtcText.Format(first.AddMinutes(i + 1))},stream,first"), lines[1..]);
        var kinds = (await File.ReadAllLinesAsync(session)).Select(l => l.Split('"')[3]).ToList();
        Assert.Equal(["open", "out", "in"], kinds.Where(k => k is not ("request" or "answer")).Take(3));
        Assert.Equal(kinds.Count(k => k == "request"), kinds.Count(k => k == "answer"));
        Assert.Contains("request", kinds);

        var coverage = await CommandLine.RunAsync("bars", "export", "--store", store, "--instrument", "binance:BTC-USDT", "--timeframe", "1m", "--output", "-");
        Assert.Equal(Stored + 1, coverage.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    /// <summary>A wrong print comes over a real socket, is told, kept in quarantine, and printed nowhere.</summary>
    [Fact]
    public async Task With_a_firewall_a_wrong_print_is_held_back()
    {
        const int Bars = 75;
        const int Wrong = 70;
        using var folder = new TemporaryFolder();
        var now = TimeProvider.System.GetUtcNow();
        var first = Timeframe.OneMinute.Floor(now);
        await using var requests = Requests(now);
        await using var stream = new LoopbackSocketServer(async socket =>
        {
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"result":null,"id":1}""");
            for (var i = 0; i < Bars; i++)
            {
                await socket.SendAsync(Kline(first.AddMinutes(i), i == Wrong ? 150m : 100m + (i % 5 * 0.02m), 5 + (i % 3)));
            }

            await socket.ReceiveAsync();
        });
        var store = folder.File("bars.db");
        string[] arguments = ["bars", "watch", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--firewall", "--base-url", requests.Url.ToString(), "--stream-url", stream.Url.ToString()];
        var result = await CommandLine.RunAsync([.. arguments, "--store", store, "--count", (Bars - 1).ToString(CultureInfo.InvariantCulture)]);
        Assert.True(result.ExitCode == 0, result.Errors);
        var wrong = UtcText.Format(first.AddMinutes(Wrong));
        var printed = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..].Select(line => line.Split(',')[1]);
        Assert.Equal(Enumerable.Range(0, Bars).Where(i => i != Wrong).Select(i => UtcText.Format(first.AddMinutes(i))), printed);
        Assert.Contains($"the bar of binance:BTC-USDT@1m at {wrong} is in quarantine: a price", result.Errors, StringComparison.Ordinal);

        var held = JsonNode.Parse((await CommandLine.RunAsync("bars", "quarantine", "list", "--store", store, "--instrument", "binance:BTC-USDT", "--timeframe", "1m", "--json")).Output)!["bars"]!.AsArray();
        Assert.Equal((wrong, "outlier"), ((string)Assert.Single(held)!["open_time"]!, (string)held[0]!["kind"]!));
        var states = JsonNode.Parse((await CommandLine.RunAsync("bars", "coverage", "--store", store, "--json")).Output)!["series"]![0]!["states"]!;
        Assert.Equal((Bars - 1, 1), ((int)states["present"]!, (int)states["lost"]!));

        var storeless = await CommandLine.RunAsync(arguments);
        Assert.Equal(2, storeless.ExitCode);
        Assert.Contains("name the database with --store", storeless.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_venue_without_a_stream_of_bars_is_named()
    {
        var result = await CommandLine.RunAsync("bars", "watch", "--venue", "coinbase", "--symbol", "BTC-USD", "--timeframe", "1m");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("No stream of 'coinbase' has Bars; it offers ", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>What the stream does wrong is told to who asks for it, and to nobody else.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refused_messages_and_reconnects_are_told_with_verbose(bool isVerbose)
    {
        var now = TimeProvider.System.GetUtcNow();
        var first = Timeframe.OneMinute.Floor(now);
        var connections = 0;
        await using var requests = Requests(now);
        await using var stream = new LoopbackSocketServer(async socket =>
        {
            var connection = Interlocked.Increment(ref connections);
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"result":null,"id":1}""");
            if (connection == 1)
            {
                await socket.SendAsync("""{"stream":"btcusdt@kline_1m","data":{"e":"kline","k":17}}""");
                return;
            }

            await SendMinutesAsync(socket, first);
        });
        var result = await CommandLine.RunAsync(
            ["bars", "watch", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--count", "1", "--base-url", requests.Url.ToString(), "--stream-url", stream.Url.ToString(), .. isVerbose ? new[] { "--verbose" } : []]);
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(isVerbose, result.Errors.Contains("Further messages of the connection that cannot be read", StringComparison.Ordinal));
        Assert.Equal(isVerbose, result.Errors.Contains("is gone: ", StringComparison.Ordinal));
        Assert.StartsWith("series,open_time,", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is gone", result.Output, StringComparison.Ordinal);
    }

    /// <summary>It has no other end without a count.</summary>
    [Fact]
    public async Task A_watch_that_is_stopped_on_request_is_done()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var requests = Requests(now);
        await using var stream = new LoopbackSocketServer(async socket =>
        {
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"result":null,"id":1}""");
            await SendMinutesAsync(socket, Timeframe.OneMinute.Floor(now));
        });
        using var process = CommandLine.Start(
            "bars", "watch", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1m", "--base-url", requests.Url.ToString(), "--stream-url", stream.Url.ToString());
        await process.StandardOutput.ReadLineAsync();
        Assert.Contains("binance:BTC-USDT@1m", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("stopped on request", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    /// <summary>Linear contracts have a stream and requests of their own.</summary>
    [Fact]
    public async Task Contracts_of_Bybit_are_followed_by_their_kind()
    {
        var now = TimeProvider.System.GetUtcNow();
        var milliseconds = Timeframe.OneMinute.Floor(now).ToUnixTimeMilliseconds();
        await using var requests = new LoopbackServer(request => request.Path switch
        {
            "/v5/market/time" => new(200, string.Create(CultureInfo.InvariantCulture, $$"""{"retCode":0,"retMsg":"OK","result":{"timeSecond":"{{now.ToUnixTimeSeconds()}}","timeNano":"{{now.ToUnixTimeMilliseconds()}}000000"} }""")),
            "/v5/market/instruments-info" => new(200, """{"retCode":0,"retMsg":"OK","result":{"category":"linear","list":[{"symbol":"BTCUSDT","status":"Trading","baseCoin":"BTC","quoteCoin":"USDT","launchTime":"1584230400000","deliveryTime":"0","priceFilter":{"tickSize":"0.10"},"lotSizeFilter":{"qtyStep":"0.001","minOrderQty":"0.001"}}],"nextPageCursor":""}}"""),
            _ => new(200, """{"retCode":0,"retMsg":"OK","result":{"category":"linear","symbol":"BTCUSDT","list":[]}}"""),
        });
        await using var stream = new LoopbackSocketServer(async socket =>
        {
            await socket.ReceiveAsync();
            await socket.SendAsync("""{"success":true,"ret_msg":"","conn_id":"1","req_id":"1","op":"subscribe"}""");
            for (var i = 0; i < Minutes; i++)
            {
                var start = milliseconds + (i * 60_000L);
                await socket.SendAsync(string.Create(CultureInfo.InvariantCulture, $$"""
                    {"topic":"kline.1.BTCUSDT","data":[{"start":{{start}},"end":{{start + 59_999}},"interval":"1","open":"100.10","close":"101.00","high":"102.00","low":"99.00","volume":"10.5","turnover":"1050","confirm":true,"timestamp":{{start + 60_000}}}],"ts":{{start + 60_000}},"type":"snapshot"}
                    """));
            }

            await socket.ReceiveAsync();
        });
        var result = await CommandLine.RunAsync(
            "bars", "watch", "--venue", "bybit", "--kind", "perpetual", "--symbol", "BTCUSDT", "--timeframe", "1m", "--count", "1",
            "--base-url", requests.Url.ToString(), "--stream-url", stream.Url.ToString());
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Contains("bybit:BTC-USDT:PERP@1m,20", result.Output, StringComparison.Ordinal);
        Assert.Contains("Z,100.10,102.00,99.00,101.00,10.5,", result.Output, StringComparison.Ordinal);
        Assert.Contains(requests.Requests, request => request.Query.GetValueOrDefault("category") == "linear");
        Assert.DoesNotContain(requests.Requests, request => request.Query.GetValueOrDefault("category") == "spot");
    }

    /// <summary>A venue without bars, whose clock goes on from the beginning of the minute: a test that begins at the end of one would miss its first bar.</summary>
    private static LoopbackServer Requests(DateTimeOffset now)
    {
        var ahead = Timeframe.OneMinute.Floor(now) - now;
        var venue = new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), [], now + ahead);
        return new LoopbackServer(request =>
        {
            venue.Now = TimeProvider.System.GetUtcNow() + ahead;
            return venue.Answer(request);
        });
    }

    private static async Task SendMinutesAsync(LoopbackSocket socket, DateTimeOffset first)
    {
        for (var i = 0; i < Minutes; i++)
        {
            await socket.SendAsync(Kline(first.AddMinutes(i)));
        }

        await socket.ReceiveAsync();
    }

    private static string Kline(DateTimeOffset open, decimal price, decimal volume)
    {
        var start = open.ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"stream":"btcusdt@kline_1m","data":{"e":"kline","E":{{start + 60_000}},"s":"BTCUSDT","k":{"t":{{start}},"T":{{start + 59_999}},"s":"BTCUSDT","i":"1m","f":1,"L":2,"o":"{{price}}","c":"{{price}}","h":"{{price + 0.01m}}","l":"{{price - 0.01m}}","v":"{{volume}}","n":5,"x":true,"q":"1050","V":"4","Q":"400","B":"0"} } }
            """);
    }

    private static string Kline(DateTimeOffset open)
    {
        var start = open.ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"stream":"btcusdt@kline_1m","data":{"e":"kline","E":{{start + 60_000}},"s":"BTCUSDT","k":{"t":{{start}},"T":{{start + 59_999}},"s":"BTCUSDT","i":"1m","f":1,"L":2,"o":"100.10","c":"101.00","h":"102.00","l":"99.00","v":"10.5","n":5,"x":true,"q":"1050","V":"4","Q":"400","B":"0"} } }
            """);
    }
}
