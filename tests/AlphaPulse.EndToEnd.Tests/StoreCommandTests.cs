using System.Buffers.Binary;
using System.Text.Json.Nodes;
using AlphaPulse.EndToEnd.Tests.Collecting;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>store check</c>, <c>backup</c>, <c>retain</c> and <c>compact</c>.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private const int Bars = 3_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_is_copied_and_checked_and_a_lost_page_is_found()
    {
        var store = await CollectedAsync();
        var copy = _folder.File("backup/bars.db");
        var backup = await RunAsync("store", "backup", "--store", store, "--output", copy, "--json");
        Assert.Equal((copy, new FileInfo(copy).Length), ((string)backup["output"]!, (long)backup["bytes"]!));
        var check = await RunAsync("store", "check", "--store", copy, "--json");
        Assert.True((bool)check["is_sound"]!);
        Assert.Empty(check["findings"]!.AsArray());
        Assert.Equal(await ExportAsync(store), await ExportAsync(copy));

        await using (var file = File.Open(copy, FileMode.Open))
        {
            // One page more than any table has, in the file and in the count of its header (bytes 28 to 31).
            var header = new byte[32];
            await file.ReadExactlyAsync(header);
            var size = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
            BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(28), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(28)) + 1);
            file.Position = 0;
            await file.WriteAsync(header);
            file.Position = file.Length;
            await file.WriteAsync(new byte[size]);
        }

        var damaged = await CommandLine.RunAsync("store", "check", "--store", copy, "--json");
        Assert.True(damaged.ExitCode == 3, damaged.Errors);
        Assert.Contains("never used", (string)Assert.Single(JsonNode.Parse(damaged.Output)!["findings"]!.AsArray())!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_bars_are_removed_with_a_reason_and_the_space_is_given_back()
    {
        var store = await CollectedAsync();
        var retained = await RunAsync("store", "retain", "--store", store, "--bars-before", "2024-01-02T12:00:00Z", "--reason", "two days are enough", "--json");
        var removed = retained["removed"]!.AsArray().Single()!;
        Assert.Equal(("binance:BTC-USDT@1m", 2_160, "two days are enough"), ((string)removed["series"]!, (int)removed["bars"]!, (string)retained["reason"]!));
        var coverage = (await RunAsync("bars", "coverage", "--store", store, "--json"))["series"]![0]!;
        Assert.Equal((Bars - 2_160, 2_160), ((int)coverage["bars"]!, (int)coverage["states"]!["discarded"]!));
        var compacted = await RunAsync("store", "compact", "--store", store, "--json");
        Assert.True((long)compacted["bytes_after"]! < (long)compacted["bytes_before"]!);
        Assert.Equal(0, (await CommandLine.RunAsync("store", "check", "--store", store)).ExitCode);
    }

    [Theory]
    [InlineData(1, "There is no store", "check", "--store", "none.db")]
    [InlineData(2, "--output names a file", "backup", "--store", "none.db", "--output", "-")]
    [InlineData(2, "name --bars-before", "retain", "--store", "none.db", "--reason", "x")]
    [InlineData(2, "--bars-before is 'soon'", "retain", "--store", "none.db", "--reason", "x", "--bars-before", "soon")]
    [InlineData(2, "name one series together", "retain", "--store", "none.db", "--reason", "x", "--bars-before", "2024-01-01", "--timeframe", "1m")]
    public async Task Wrong_usage_and_failures_have_their_codes(int code, string said, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(["store", .. arguments]);
        Assert.Equal(code, result.ExitCode);
        Assert.Contains(said, result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private async Task<string> CollectedAsync()
    {
        await using var server = new LoopbackServer(MinuteVenue.Make(Bars, 1_000, _ => false).Answer);
        var store = _folder.File("bars.db");
        await RunAsync(MinuteVenue.Arguments(server, store));
        return store;
    }

    private static async Task<string> ExportAsync(string store)
    {
        var result = await CommandLine.RunAsync("bars", "export", "--store", store, "--instrument", "binance:BTC-USDT", "--timeframe", "1m", "--output", "-");
        Assert.True(result.ExitCode == 0, result.Errors);
        return result.Output;
    }

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
