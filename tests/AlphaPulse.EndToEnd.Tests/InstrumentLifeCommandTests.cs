using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>instruments life add</c> and <c>list</c>.</summary>
public sealed class InstrumentLifeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events_are_kept_with_their_two_times_and_listed_as_they_could_be_known()
    {
        var store = await StoreAsync();
        string[] split = ["--instrument", "nyse:NVDA", "--kind", "split", "--ratio", "10", "--at", "2024-06-10", "--known-at", "2024-05-22", "--evidence", "notice of 2024-05-22"];
        var added = await RunAsync(["instruments", "life", "add", "--store", store, .. split, "--json"]);
        Assert.Equal(("nyse:NVDA", true, "split"), ((string)added["instrument"]!, (bool)added["is_new"]!, (string)added["event"]!["kind"]!));
        var again = await CommandLine.RunAsync(["instruments", "life", "add", "--store", store, .. split, "--json"]);
        Assert.False((bool)JsonNode.Parse(again.Output)!["is_new"]!);
        Assert.Contains("held a split of nyse:NVDA at 2024-06-10T00:00:00Z already", again.Errors, StringComparison.Ordinal);
        await RunAsync("instruments", "life", "add", "--store", store, "--instrument", "nyse:NVDA", "--kind", "rename", "--renamed-to", "nyse:NVDB", "--at", "2025-01-01", "--known-at", "2025-01-01", "--known-at-assumed", "--evidence", "list", "--json");

        string[] list = ["instruments", "life", "list", "--store", store, "--instrument", "nyse:NVDA"];
        var events = (await RunAsync([.. list, "--json"]))["events"]!.AsArray();
        Assert.Equal(
            [("split", "2024-06-10T00:00:00Z", "2024-05-22T00:00:00Z", false, true), ("rename", "2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z", true, false)],
            events.Select(e => ((string)e!["kind"]!, (string)e["at"]!, (string)e["known_at"]!, (bool)e["is_known_at_assumed"]!, (bool)e["cuts"]!)));
        Assert.Equal((10m, "nyse:NVDB"), ((decimal)events[0]!["split_ratio"]!, (string)events[1]!["renamed_to"]!));
        await RunAsync("instruments", "life", "add", "--store", store, "--instrument", "nyse:SPY", "--kind", "grid_change", "--tick", "0.010", "--at", "2025-01-01", "--evidence", "notice", "--json");
        Assert.Equal("0.010", (string)(await RunAsync("instruments", "life", "list", "--store", store, "--instrument", "nyse:SPY", "--json"))["events"]![0]!["tick_size"]!);
        Assert.Single((await RunAsync([.. list, "--as-known-at", "2024-06-01", "--json"]))["events"]!.AsArray());
        Assert.Empty((await RunAsync([.. list, "--as-known-at", "2024-05-01", "--json"]))["events"]!.AsArray());

        var table = await CommandLine.RunAsync(list);
        Assert.Equal(0, table.ExitCode);
        Assert.Contains("one became 10", table.Output, StringComparison.Ordinal);
        Assert.Contains("2025-01-01T00:00:00Z (assumed)", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_keeps_what_happened_since_the_look_before()
    {
        var store = _folder.File("looked.db");
        var now = DateTimeOffset.UnixEpoch.AddYears(54);
        string[] listed = [Symbol("BTC"), Symbol("ETH"), Symbol("SOL")];
        await using var server = new LoopbackServer(request => new(200, request.Path == "/api/v3/time"
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"serverTime":{{now.ToUnixTimeMilliseconds()}}}""")
            : string.Create(CultureInfo.InvariantCulture, $$"""{"timezone":"UTC","serverTime":{{now.ToUnixTimeMilliseconds()}},"rateLimits":[],"exchangeFilters":[],"symbols":[{{string.Join(',', listed)}}]}""")));
        string[] look = ["instruments", "life", "look", "--venue", "binance", "--store", store, "--base-url", server.Url.ToString()];
        var first = await RunAsync([.. look, "--json"]);
        Assert.Equal(("binance", "2024-01-01T00:00:00Z", 3), ((string)first["venue"]!, (string)first["seen_at"]!, (int)first["listed"]!));
        Assert.Null(first["compared_with"]);
        Assert.Empty(first["events"]!.AsArray());

        now = now.AddHours(1);
        listed = [Symbol("BTC"), Symbol("ETH", "BREAK"), Symbol("XRP")];
        var second = await RunAsync([.. look, "--json"]);
        Assert.Equal("2024-01-01T00:00:00Z", (string)second["compared_with"]!);
        Assert.Equal(
            [("binance:ETH-USDT", "halt"), ("binance:XRP-USDT", "listing"), ("binance:SOL-USDT", "delisting")],
            second["events"]!.AsArray().Select(e => ((string)e!["instrument"]!, (string)e["event"]!["kind"]!)));
        var delisting = (await RunAsync("instruments", "life", "list", "--store", store, "--instrument", "binance:SOL-USDT", "--json"))["events"]![0]!;
        Assert.Equal(("delisting", "2024-01-01T01:00:00Z", true), ((string)delisting["kind"]!, (string)delisting["at"]!, (bool)delisting["cuts"]!));

        now = now.AddHours(1);
        listed = [Symbol("BTC")];
        var table = await CommandLine.RunAsync(look);
        Assert.True(table.ExitCode == 0, table.Errors);
        Assert.Contains("ETHUSDT is listed no more", table.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--kind is 'merger'; write one of listing, halt", "--kind", "merger")]
    [InlineData(2, "the ratio", "--kind", "split")]
    [InlineData(2, "has the ratio of a split", "--ratio", "10")]
    [InlineData(2, "--ratio is 'ten'", "--ratio", "ten")]
    [InlineData(2, "--at is 'soon'", "--at", "soon")]
    [InlineData(2, "instrument", "--instrument", "NVDA")]
    [InlineData(1, "There is no store", "--store", "none.db")]
    public async Task Wrong_events_are_refused_with_the_value(int code, string said, string option, string value)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--store"] = await StoreAsync(),
            ["--instrument"] = "nyse:NVDA",
            ["--kind"] = "halt",
            ["--at"] = "2024-06-10",
            ["--evidence"] = "notice",
        };
        options[option] = value;
        var result = await CommandLine.RunAsync(["instruments", "life", "add", .. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(result.Output);
    }

    private static string Symbol(string asset, string status = "TRADING") => BinanceReplay.SymbolOf(asset, "USDT").Replace("TRADING", status, StringComparison.Ordinal);

    private async Task<string> StoreAsync()
    {
        var path = _folder.File("bars.db");
        await using var database = new SqliteDatabase(path);
        await new SqliteBarStore(database).ListSeriesAsync();
        return path;
    }

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
