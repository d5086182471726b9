using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>Contracts of venues that have them beside spot pairs.</summary>
public sealed class ContractSymbolTests : IDisposable
{
    private const int Bars = 10;
    private const long Minute = 60_000;
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _types = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("BTC-USDT-SWAP", null, "SWAP", "okx:BTC-USDT:PERP@1m")]
    [InlineData("BTC-USDT-SWAP", "perpetual", "SWAP", "okx:BTC-USDT:PERP@1m")]
    [InlineData("BTC-USDT", null, "SPOT", "okx:BTC-USDT@1m")]
    public async Task A_symbol_of_Okx_says_its_kind(string symbol, string? kind, string type, string series)
    {
        await using var server = new LoopbackServer(Answer);
        var result = await CommandLine.RunAsync(
        [
            "bars", "collect", "--venue", "okx", "--symbol", symbol, "--timeframe", "1m", "--from", "2024-01-01", "--store", _folder.File("bars.db"),
            "--base-url", server.Url.ToString(), "--json", .. kind is null ? Array.Empty<string>() : ["--kind", kind],
        ]);
        Assert.True(result.ExitCode == 0, result.Errors);
        var collected = JsonNode.Parse(result.Output)!;
        Assert.Equal((series, Bars), ((string)collected["series"]!, (int)collected["inserted"]!));
        Assert.Equal([type], _types.Distinct());
    }

    [Fact]
    public async Task Symbols_of_two_kinds_are_refused_together()
    {
        var result = await CommandLine.RunAsync("bars", "watch", "--venue", "okx", "--symbol", "BTC-USDT", "--symbol", "BTC-USDT-SWAP", "--timeframe", "1m");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("are spot and perpetual; ask okx for one kind at a time", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>Another kind would pass for the end of everything that the store has listed.</summary>
    [Fact]
    public async Task A_store_keeps_the_list_of_one_kind()
    {
        await using var server = new LoopbackServer(Answer);
        string[] look = ["instruments", "life", "look", "--venue", "okx", "--store", _folder.File("life.db"), "--base-url", server.Url.ToString()];
        Assert.Equal(0, (await CommandLine.RunAsync(look)).ExitCode);
        var other = await CommandLine.RunAsync([.. look, "--kind", "perpetual"]);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("The list of okx before has Spot instruments, and this one Perpetual", other.Errors, StringComparison.Ordinal);
    }

    private LoopbackReply Answer(LoopbackRequest request)
    {
        var now = MinuteVenue.Start.AddMinutes(Bars).ToUnixTimeMilliseconds();
        switch (request.Path)
        {
            case "/api/v5/public/time":
                return Data(string.Create(CultureInfo.InvariantCulture, $$"""{"ts":"{{now}}"}"""));
            case "/api/v5/public/instruments":
                var type = request.Query["instType"];
                _types.Enqueue(type);
                return Data(type == "SWAP"
                    ? """{"instType":"SWAP","instId":"BTC-USDT-SWAP","instFamily":"BTC-USDT","uly":"BTC-USDT","settleCcy":"USDT","ctVal":"0.01","ctValCcy":"BTC","ctType":"linear","state":"live","tickSz":"0.1","lotSz":"1","minSz":"1","expTime":"","listTime":"1573557408000"}"""
                    : """{"instType":"SPOT","instId":"BTC-USDT","baseCcy":"BTC","quoteCcy":"USDT","state":"live","tickSz":"0.1","lotSz":"0.00000001","minSz":"0.00001","expTime":"","listTime":"1548133413000"}""");
            default:
                var (after, before) = (long.Parse(request.Query["after"], CultureInfo.InvariantCulture), long.Parse(request.Query["before"], CultureInfo.InvariantCulture));
                return Data(string.Join(',', Enumerable.Range(0, Bars).Reverse()
                    .Select(i => MinuteVenue.Start.ToUnixTimeMilliseconds() + (i * Minute))
                    .Where(open => open > before && open < after)
                    .Select(open => string.Create(CultureInfo.InvariantCulture, $"[\"{open}\",\"100\",\"102\",\"99\",\"101\",\"500\",\"5\",\"505\",\"1\"]"))));
        }
    }

    private static LoopbackReply Data(string items) => new(200, $$"""{"code":"0","msg":"","data":[{{items}}]}""");
}
