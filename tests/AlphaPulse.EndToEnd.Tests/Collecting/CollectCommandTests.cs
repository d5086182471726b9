using System.Text.Json.Nodes;
using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary><c>bars collect</c>, <c>bars coverage</c> and <c>bars export --as-known-at</c> against a venue on the loopback address.</summary>
public sealed class CollectCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bars_are_collected_once_and_the_ledger_says_why_some_are_not_there()
    {
        await using var server = new LoopbackServer(MinuteVenue.Make(500, 100, i => i is 50 or 51).Answer);
        var store = _folder.File("bars.db");
        var first = await RunAsync(MinuteVenue.Arguments(server, store));
        Assert.Equal(("binance:BTC-USDT@1m", 498, 498), (Text(first, "series"), Number(first, "rows"), Number(first, "inserted")));
        Assert.Equal((2, 0), (Number(first["coverage"]!, "missing"), Number(first["coverage"]!, "not_asked")));
        Assert.NotNull(first["gaps_due_at"]);

        var asked = server.Requests.Count(request => request.Path.EndsWith("klines", StringComparison.Ordinal));
        var second = await RunAsync(MinuteVenue.Arguments(server, store, "--gap-delay", "00:00:00"));
        Assert.Equal(2, Number(second["coverage"]!, "absent"));
        Assert.InRange(server.Requests.Count(request => request.Path.EndsWith("klines", StringComparison.Ordinal)) - asked, 1, 2);

        var coverage = (await RunAsync("bars", "coverage", "--store", store, "--json"))["series"]![0]!;
        Assert.Equal((498, 2), (Number(coverage, "bars"), Number(coverage["states"]!, "absent")));
        var absent = coverage["ledger"]!.AsArray().Single(span => Text(span!, "state") == "absent")!;
        Assert.Equal(("2024-01-01T00:50:00Z", "2024-01-01T00:52:00Z", 2, 3), (Text(absent, "from"), Text(absent, "to"), Number(absent, "bars"), Number(absent, "tries")));
        Assert.Contains("none of these and then the bar of 2024-01-01T00:52:00Z", Text(absent, "answer"), StringComparison.Ordinal);
        Assert.StartsWith("binance BTCUSDT 1m from", Text(absent, "request"), StringComparison.Ordinal);
        Assert.Equal(72, coverage["ledger"]!.AsArray().Count(span => Text(span!, "state") == "not_traded"));

        var table = await CommandLine.RunAsync("bars", "coverage", "--store", store);
        Assert.Equal(0, table.ExitCode);
        Assert.Contains("absent", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_a_revision_and_an_export_as_known_before_does_not_see_it()
    {
        var store = _folder.File("bars.db");
        var rows = Enumerable.Range(0, 30).Select(i => MinuteVenue.Row(i)).ToList();
        var replay = new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), rows, MinuteVenue.Start.AddMinutes(20));
        await using var server = new LoopbackServer(replay.Answer);
        await RunAsync(MinuteVenue.Arguments(server, store));
        var between = TimeProvider.System.GetUtcNow();
        rows[19] = MinuteVenue.Row(19, close: 77.5m);
        replay.Now = MinuteVenue.Start.AddMinutes(30);
        var second = await RunAsync(MinuteVenue.Arguments(server, store));
        Assert.Equal((10, 1, 0), (Number(second, "inserted"), Number(second, "revised"), Number(second, "unchanged")));

        Assert.Contains(",77.5,", await ExportAsync(store), StringComparison.Ordinal);
        var before = await ExportAsync(store, "--as-known-at", between.ToString("O"));
        Assert.DoesNotContain(",77.5,", before, StringComparison.Ordinal);
        Assert.Contains(",1019.25,", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absent_bars_are_asked_for_once_more_on_demand()
    {
        var replay = MinuteVenue.Make(300, 100, i => i is 50 or 51);
        await using var server = new LoopbackServer(request => replay.Answer(request));
        var store = _folder.File("bars.db");
        string[] arguments = MinuteVenue.Arguments(server, store, "--gap-tries", "2");
        Assert.Equal(2, Number((await RunAsync(arguments))["coverage"]!, "absent"));
        replay = MinuteVenue.Make(300, 100, _ => false);
        replay.Now = replay.Now.AddSeconds(30);
        Assert.Equal((0, 2), Healing(await RunAsync(arguments)));
        Assert.Equal((2, 0), Healing(await RunAsync([.. arguments, "--retry-absent"])));

        static (int, int) Healing(JsonNode result) => (Number(result, "inserted"), Number(result["coverage"]!, "absent"));
    }

    /// <summary>The second run has the file alone, and no venue.</summary>
    [Fact]
    public async Task What_was_recorded_plays_to_the_same_bars()
    {
        await using (var server = new LoopbackServer(MinuteVenue.Make(250, 100, i => i is 50 or 51).Answer))
        {
            await RunAsync(MinuteVenue.Arguments(server, _folder.File("bars.db"), "--record", _folder.File("session.jsonl")));
        }

        await using var file = File.OpenRead(_folder.File("session.jsonl"));
        var events = await SessionReader.ReadAsync(file, "session.jsonl").ToListAsync();
        var options = new BinanceOptions();
        options.Http.CreateHandler = () => new ReplayHttpHandler(events);
        using var venue = new BinanceVenue(Options.Create(options), TimeProvider.System);
        await using var recorded = new SqliteDatabase(_folder.File("bars.db"));
        await using var played = new SqliteDatabase(_folder.File("played.db"));
        var report = await new VenueBackfill(new SqliteCoverageLedger(played)).RunAsync(venue, new BackfillOptions("BTCUSDT", Timeframe.OneMinute) { From = MinuteVenue.Start });
        Assert.Equal((248, 2), (report.Written.Inserted, report.Coverage.Missing));
        var query = new BarQuery(MinuteVenue.Series);
        var expected = await new SqliteBarStore(recorded).ReadAsync(query).Select(Plain).ToListAsync();
        Assert.Equal(expected, await new SqliteBarStore(played).ReadAsync(query).Select(Plain).ToListAsync());

        static Bar Plain(Bar bar) => bar with { RecordedAt = null };
    }

    /// <summary>A wait is a line of its own with its reason, although standard error is no terminal.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waits_are_told_with_their_reason_with_verbose(bool isVerbose)
    {
        var replay = MinuteVenue.Make(20, 100, _ => false);
        var refused = 0;
        await using var server = new LoopbackServer(request => request.Path.EndsWith("klines", StringComparison.Ordinal) && Interlocked.Exchange(ref refused, 1) == 0
            ? new(429, """{"code":-1003,"msg":"Too much request weight used."}""") { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "1" } }
            : replay.Answer(request));
        var result = await CommandLine.RunAsync(MinuteVenue.Arguments(server, _folder.File("bars.db"), isVerbose ? ["--verbose"] : []));
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.Equal(20, Number(JsonNode.Parse(result.Output)!, "inserted"));
        Assert.Equal(isVerbose, result.Errors.Contains("info: binance is asked again in ", StringComparison.Ordinal));
        Assert.Equal(isVerbose, result.Errors.Contains("Too much request weight used.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "no venue 'moon'", "--venue", "moon")]
    [InlineData(2, "--kind is perpetual, and binance has spot here; ask one of binance-usdm, bybit, okx", "--kind", "perpetual")]
    [InlineData(2, "'futures' not recognized", "--kind", "futures")]
    [InlineData(2, "--base-url is no absolute address", "--base-url", "127.0.0.1")]
    [InlineData(2, "--from is 'soon'", "--from", "soon")]
    [InlineData(2, "BackfillOptions.To", "--to", "2023-01-01")]
    [InlineData(2, "7m", "--timeframe", "7m")]
    [InlineData(1, "Invalid symbol", "--symbol", "NOSUCH")]
    public async Task Wrong_usage_and_refusals_have_their_codes(int code, string said, string option, string value)
    {
        await using var server = new LoopbackServer(MinuteVenue.Make(20, 100, _ => false).Answer);
        var arguments = MinuteVenue.Arguments(server, _folder.File("bars.db"));
        var at = Array.IndexOf(arguments, option);
        var result = await CommandLine.RunAsync(at < 0 ? [.. arguments, option, value] : [.. arguments[..(at + 1)], value, .. arguments[(at + 2)..]]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static async Task<string> ExportAsync(string store, params string[] more)
    {
        var result = await CommandLine.RunAsync(["bars", "export", "--store", store, "--instrument", "binance:BTC-USDT", "--timeframe", "1m", "--output", "-", .. more]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static int Number(JsonNode node, string name) => node[name]!.GetValue<int>();
}
