using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.Simulation;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>Bars from a venue to settled signals through the command line; the venue is a server on the loopback address.</summary>
public class VenueTests
{
    [EvidenceFact]
    public async Task Real_bars_of_Binance_come_through_with_their_digits()
    {
        const int Bars = 3_000;
        var lines = await File.ReadAllLinesAsync(Evidence.File("data", "market", "binance-vision", "NEARUSDT-1m-2023-02.csv"));
        var rows = lines.Skip(1).Take(Bars + 1).Select(BinanceReplay.RowOf).ToList();
        var open = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(lines[Bars + 1].Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture));
        await using var server = new LoopbackServer(new BinanceReplay(BinanceReplay.SymbolOf("NEAR", "USDT"), rows, open.AddSeconds(30)).Answer);
        using var folder = new TemporaryFolder();
        var run = await RunAsync(server, folder.Path, "--symbol", "NEARUSDT", "--timeframe", "1m");

        Assert.Equal(("binance:NEAR-USDT@1m", "venue_rest"), (run["series"]!.GetValue<string>(), run["provenance"]!.GetValue<string>()));
        Assert.Equal((Bars, 0), (Number(run, "bars", "stored"), Number(run, "bars", "quarantined")));
        Assert.True(Number(run, "signals", "settled") > Bars / 10);
        Assert.Contains("1 that still formed withheld", run["findings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("20000 bars before", run["findings"]!.ToJsonString(), StringComparison.Ordinal);

        await using var database = new SqliteDatabase(folder.File("alphapulse.db"));
        var line = 1;
        await foreach (var bar in new SqliteBarStore(database).ReadAsync(new BarQuery(new BarSeriesId(InstrumentId.Parse("binance:NEAR-USDT"), Timeframe.OneMinute))))
        {
            var detail = bar.Detail!;
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{bar.OpenTime.ToUnixTimeMilliseconds()},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume},{bar.AvailableAt.ToUnixTimeMilliseconds() - 1},{detail.QuoteVolume},{detail.TradeCount},{detail.TakerBuyVolume},{detail.TakerBuyQuoteVolume},0");
            Assert.Equal(lines[line++], text);
        }

        Assert.Equal(Bars + 1, line);
    }

    [Fact]
    public async Task Simulated_bars_behind_the_interface_come_through_and_a_second_run_changes_nothing()
    {
        var bars = new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_500, Seed = 5, SignalTStatistic = 0 }).Generate().ToList();
        var end = bars[^1].OpenTime.AddHours(1);
        await using var server = new LoopbackServer(new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), [.. bars.Select(RowOf)], end).Answer);
        using var folder = new TemporaryFolder();
        var start = bars[0].OpenTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] arguments = ["--symbol", "BTCUSDT", "--timeframe", "1h", "--from", start];
        var run = await RunAsync(server, folder.Path, arguments);
        Assert.Equal(bars.Count, Number(run, "bars", "stored"));
        Assert.True(Number(run, "signals", "settled") > 100);

        var again = await RunAsync(server, folder.Path, arguments);
        Assert.Equal(run["bars"]!.ToJsonString(), again["bars"]!.ToJsonString());
        Assert.Equal(run["signals"]!.ToJsonString(), again["signals"]!.ToJsonString());
    }

    [Fact]
    public async Task A_refusal_of_the_venue_fails_with_its_words_and_no_trace()
    {
        await using var server = new LoopbackServer(_ => new(400, BinanceReplay.InvalidSymbol));
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync("run", "--venue", "binance", "--symbol", "NOSUCH", "--timeframe", "1h", "--base-url", server.Url.ToString(), "--workdir", folder.Path, "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("alphapulse: binance answered GET /api/v3/exchangeInfo with status 400 (-1121): Invalid symbol.", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Symbol", "--venue", "binance")]
    [InlineData("Timeframe", "--venue", "binance", "--symbol", "BTCUSDT")]
    [InlineData("both set", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1h", "--data", "x.csv")]
    [InlineData("without Venue", "--symbol", "BTCUSDT")]
    [InlineData("no venue 'moon'", "--venue", "moon", "--symbol", "BTCUSDT", "--timeframe", "1h")]
    [InlineData("BaseUrl must be", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1h", "--base-url", "ftp://x")]
    [InlineData("--from is 'soon'", "--venue", "binance", "--symbol", "BTCUSDT", "--timeframe", "1h", "--from", "soon")]
    public async Task Wrong_usage_exits_with_2_and_says_what_is_wrong(string said, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync(["run", "--workdir", folder.Path, .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> RunAsync(LoopbackServer server, string workdir, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(["run", "--venue", "binance", "--base-url", server.Url.ToString(), "--workdir", workdir, "--json", .. arguments]);
        Assert.True(result.ExitCode is 0 or 3, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }

    private static string RowOf(Bar bar) => BinanceReplay.RowOf(string.Create(
        CultureInfo.InvariantCulture,
        $"{bar.OpenTime.ToUnixTimeMilliseconds()},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume},{bar.OpenTime.AddHours(1).ToUnixTimeMilliseconds() - 1},1,1,1,1,0"));

    private static int Number(JsonNode run, string part, string name) => run[part]![name]!.GetValue<int>();
}
