using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>The verbs beside <c>run</c>, as processes.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task Bars_go_in_and_come_out_with_their_own_digits_and_bad_lines_are_named()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("btcusdt-1h.csv");
        await File.WriteAllTextAsync(csv, """
            open_time,open,high,low,close,volume
            2024-01-01T00:00:00Z,100.10,101.00,99.50,100.500,12.345678901234567890
            2024-01-01T01:00:00Z,100.50,99,99.50,100.10,1
            2024-01-01T02:00:00Z,100.50,101,99.50,100.10,3.4e-7

            """.ReplaceLineEndings("\n"));
        var store = folder.File("bars.db");
        var imported = await CommandLine.RunAsync("bars", "import", "--input", csv, "--instrument", "binance:BTC-USDT", "--timeframe", "1h", "--store", store, "--json");
        Assert.Equal(0, imported.ExitCode);
        var report = JsonNode.Parse(imported.Output)!;
        Assert.Equal((2, 1), (report["inserted"]!.GetValue<int>(), report["quarantined"]!.GetValue<int>()));

        var exported = await CommandLine.RunAsync("bars", "export", "--store", store, "--instrument", "binance:BTC-USDT", "--timeframe", "1h", "--output", "-");
        Assert.Equal(
            ["open_time,open,high,low,close,volume",
             "2024-01-01T00:00:00Z,100.10,101.00,99.50,100.500,12.345678901234567890",
             "2024-01-01T02:00:00Z,100.50,101,99.50,100.10,0.00000034", ""],
            exported.Output.Split('\n'));

        var coverage = JsonNode.Parse((await CommandLine.RunAsync("bars", "coverage", "--store", store, "--json")).Output)!["series"]![0]!;
        Assert.Equal((2, 1, 1), (coverage["bars"]!.GetValue<int>(), coverage["missing"]!.GetValue<int>(), coverage["gaps"]!.AsArray().Count));
        Assert.Equal("2024-01-01T02:00:00Z", coverage["gaps"]![0]!["before"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_export_of_a_series_that_is_not_there_fails_with_its_name()
    {
        using var folder = new TemporaryFolder();
        string[] export = ["bars", "export", "--store", folder.File("bars.db"), "--instrument", "binance:BTC-USDT", "--timeframe", "1h", "--output", folder.File("out.csv")];
        var absent = await CommandLine.RunAsync(export);
        Assert.Equal(1, absent.ExitCode);
        Assert.Contains("There is no store", absent.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("bars.db")));

        await SimulatedCsv.WriteAsync(folder.File("eth-1h.csv"), bars: 10, tStatistic: 0);
        Assert.Equal(0, (await CommandLine.RunAsync("bars", "import", "--input", folder.File("eth-1h.csv"), "--store", folder.File("bars.db"))).ExitCode);
        var other = await CommandLine.RunAsync(export);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("no bars of binance:BTC-USDT@1h", other.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("out.csv")));
    }

    [Theory]
    [InlineData("decimal")]
    [InlineData("double")]
    public async Task Indicators_are_the_same_by_stream_and_by_batch_and_empty_before_they_are_ready(string number)
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars-1h.csv");
        await SimulatedCsv.WriteAsync(csv, bars: 60, tStatistic: 0);
        string[] arguments = ["indicators", "compute", "--input", csv, "--indicator", "rsi(14)", "--indicator", "bbands(20,2)", "--number", number, "--output", "-", "--mode"];
        var stream = await CommandLine.RunAsync([.. arguments, "stream"]);
        var batch = await CommandLine.RunAsync([.. arguments, "batch"]);
        Assert.Equal(0, stream.ExitCode);
        Assert.Equal(stream.Output, batch.Output);
        var lines = stream.Output.Split('\n');
        Assert.Equal("open_time,rsi(14),\"bbands(20,2).upper\",\"bbands(20,2).middle\",\"bbands(20,2).lower\"", lines[0]);
        Assert.EndsWith(",,,,", lines[14], StringComparison.Ordinal);
        Assert.Matches("^[^,]+,[0-9.]+,,,$", lines[15]);
        Assert.Matches("^[^,]+(,[0-9.]+){4}$", lines[20]);
    }

    [Fact]
    public async Task An_unknown_indicator_is_wrong_usage_and_says_what_was_meant()
    {
        using var folder = new TemporaryFolder();
        await SimulatedCsv.WriteAsync(folder.File("bars-1h.csv"), bars: 60, tStatistic: 0);
        var result = await CommandLine.RunAsync("indicators", "compute", "--input", folder.File("bars-1h.csv"), "--indicator", "rsy(14)", "--output", "-");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("rsi", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feature_set_can_be_a_file()
    {
        using var folder = new TemporaryFolder();
        await SimulatedCsv.WriteAsync(folder.File("bars-1h.csv"), bars: 60, tStatistic: 0);
        await File.WriteAllTextAsync(folder.File("mine.json"), """{"name":"mine","features":["log_return(2)","hour_sin"]}""");
        var result = await CommandLine.RunAsync("features", "compute", "--input", folder.File("bars-1h.csv"), "--set", folder.File("mine.json"), "--output", "-");
        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.Split('\n');
        Assert.Equal("open_time,log_return(2),hour_sin", lines[0]);
        Assert.Equal("2024-01-01T00:00:00Z,,0", lines[1]);
        Assert.DoesNotContain(",,", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("indicators")]
    [InlineData("features")]
    public async Task The_catalogs_can_be_listed(string what)
    {
        var result = await CommandLine.RunAsync(what, "list", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(JsonNode.Parse(result.Output)![what]!.AsArray());
        Assert.Contains("rsi", (await CommandLine.RunAsync(what, "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("run", "--help")]
    public async Task Help_and_version_are_there(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(result.Output);
    }
}
