using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary><c>bars compare</c> against recorded answers of a venue.</summary>
public sealed class CompareCommandTests
{
    [EvidenceFact]
    public async Task Recorded_minutes_agree_and_a_changed_volume_is_found()
    {
        var bars = await File.ReadAllTextAsync(Evidence.File("recordings", "kraken", "rest-ohlc-xbtusdt-1m-2025-11-10.json"));
        var trades = await File.ReadAllTextAsync(Evidence.File("recordings", "kraken", "rest-trades-xbtusdt-2025-11-10.json"));
        await using var server = new LoopbackServer(request => new(200, request.Path switch
        {
            "/0/public/Time" => """{"error":[],"result":{"unixtime":1762820220}}""",
            "/0/public/AssetPairs" => """{"error":[],"result":{"XBTUSDT":{"altname":"XBTUSDT","wsname":"XBT\/USDT","base":"XXBT","quote":"USDT","pair_decimals":1,"lot_decimals":8}}}""",
            "/0/public/OHLC" => bars,
            _ => trades,
        }));
        string[] arguments =
        [
            "bars", "compare", "--venue", "kraken", "--symbol", "XBTUSDT", "--timeframe", "1m",
            "--from", "2025-11-10T18:00:00Z", "--to", "2025-11-10T20:00:00Z", "--base-url", server.Url.ToString(),
        ];
        var result = await CommandLine.RunAsync([.. arguments, "--json"]);
        Assert.True(result.ExitCode == 0, result.Errors);
        var report = JsonNode.Parse(result.Output)!;
        Assert.True(report["agrees"]!.GetValue<bool>());
        Assert.Equal(report["compared"]!.GetValue<long>(), report["equal"]!.GetValue<long>());
        Assert.InRange(report["compared"]!.GetValue<long>(), 60, 120);
        Assert.Empty(report["differences"]!.AsArray());

        // 2025-11-10T18:30:00Z or the first traded minute behind it.
        bars = ChangeVolume(bars);
        var changed = await CommandLine.RunAsync(arguments);
        Assert.Equal(3, changed.ExitCode);
        Assert.Contains("volume", changed.Output, StringComparison.Ordinal);
        Assert.Contains("99.5", changed.Output, StringComparison.Ordinal);
        var difference = JsonNode.Parse((await CommandLine.RunAsync([.. arguments, "--json"])).Output)!["differences"]!.AsArray().Single(d => (string)d!["field"]! == "volume")!;
        Assert.Equal("99.5", (string)difference["venue"]!);
    }

    private static string ChangeVolume(string json)
    {
        var document = JsonNode.Parse(json)!;
        foreach (var row in document["result"]!["XBTUSDT"]!.AsArray())
        {
            if (row![0]!.GetValue<long>() >= 1_762_799_400 && row[7]!.GetValue<long>() > 0)
            {
                row[6] = "99.5";
                break;
            }
        }

        return document.ToJsonString();
    }
}
