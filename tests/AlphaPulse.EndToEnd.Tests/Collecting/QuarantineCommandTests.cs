using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary><c>bars collect --firewall</c> and <c>bars quarantine</c> against a venue on the loopback address.</summary>
public sealed class QuarantineCommandTests : IDisposable
{
    private const long First = 1_704_067_200_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrong_print_is_held_and_listed_and_let_go()
    {
        var rows = Enumerable.Range(0, 300).Select(i => Row(i, i == 200 ? 300m : 100m + (i % 7 * 0.05m))).ToList();
        var replay = new BinanceReplay(BinanceReplay.SymbolOf("BTC", "USDT"), rows, MinuteVenue.Start.AddMinutes(300)) { PageCap = 90 };
        await using var server = new LoopbackServer(replay.Answer);
        var store = _folder.File("bars.db");
        var collected = await RunAsync(MinuteVenue.Arguments(server, store, "--firewall"));
        Assert.Equal((299, 1), ((int)collected["coverage"]!["held"]!, (int)collected["coverage"]!["lost"]!));

        string[] series = ["--store", store, "--instrument", "binance:BTC-USDT", "--timeframe", "1m"];
        var held = (await RunAsync(["bars", "quarantine", "list", .. series, "--json"]))["bars"]!.AsArray();
        var bar = Assert.Single(held)!;
        Assert.Equal(("2024-01-01T03:20:00Z", "outlier", "300"), ((string)bar["open_time"]!, (string)bar["kind"]!, (string)bar["close"]!));
        var table = await CommandLine.RunAsync(["bars", "quarantine", "list", .. series]);
        Assert.Contains("robust scales", table.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

        var number = ((long)bar["number"]!).ToString(CultureInfo.InvariantCulture);
        var released = await RunAsync("bars", "quarantine", "release", "--store", store, "--number", number, "--reason", "it was traded", "--json");
        Assert.Equal("it was traded", (string)released["release_reason"]!);
        Assert.Empty((await RunAsync(["bars", "quarantine", "list", .. series, "--json"]))["bars"]!.AsArray());
        Assert.Single((await RunAsync(["bars", "quarantine", "list", .. series, "--released", "--json"]))["bars"]!.AsArray());
        Assert.Equal(300, (int)(await RunAsync("bars", "coverage", "--store", store, "--json"))["series"]![0]!["bars"]!);

        var none = await CommandLine.RunAsync("bars", "quarantine", "release", "--store", store, "--number", "77", "--reason", "x");
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("the number 77", none.Errors, StringComparison.Ordinal);
    }

    private static string Row(int index, decimal close) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{First + (index * 60_000L)},\"{close}\",\"{close + 0.01m}\",\"{close - 0.01m}\",\"{close}\",\"{5 + (index % 3)}.000\",{First + ((index + 1) * 60_000L) - 1},\"501.00\",{1 + (index % 7)},\"2.50\",\"250.50\",\"0\"]");

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
