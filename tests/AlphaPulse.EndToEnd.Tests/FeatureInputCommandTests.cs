using System.IO.Compression;
using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>Features over other instruments and sources on the command line, and what it says where they are not given.</summary>
public class FeatureInputCommandTests
{
    private const string Set = """{"name":"joined","features":["log_return(1)","close@ETH","rsi(3)@4h","input(mood)"]}""";

    [Fact]
    public async Task Other_bars_and_sources_come_from_files()
    {
        using var folder = new TemporaryFolder();
        var bars = await PrepareAsync(folder);
        var result = await CommandLine.RunAsync(
            "features", "compute", "--input", folder.File("bars-1h.csv"), "--set", folder.File("set.json"), "--output", "-",
            "--stream", $"ETH={folder.File("eth-1h.csv")}", "--source", $"mood:count@2100-01-01T00:00:00Z={folder.File("mood.csv")}");
        Assert.True(result.ExitCode == 0, result.Errors);
        var rows = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("open_time,log_return(1),close@ETH,rsi(3)@4h,input(mood)", rows[0]);
        Assert.Equal(bars + 1, rows.Length);
        var last = rows[^1].Split(',');
        Assert.All(last, field => Assert.NotEqual("", field));

        // Nobody counted before the first observation, at the third bar.
        Assert.Equal(["", "", "1", "0"], rows.Skip(1).Take(4).Select(r => r.Split(',')[^1]));
    }

    /// <summary>Input may be gzip by its name, and a file that was cut short is refused.</summary>
    [Fact]
    public async Task A_source_may_be_compressed()
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(folder);
        using (var zipped = new MemoryStream())
        {
            await using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            {
                await zip.WriteAsync(await File.ReadAllBytesAsync(folder.File("mood.csv")));
            }

            await File.WriteAllBytesAsync(folder.File("mood.csv.gz"), zipped.ToArray());
            await File.WriteAllBytesAsync(folder.File("short.csv.gz"), zipped.ToArray()[..^6]);
        }

        string[] arguments =
        [
            "features", "compute", "--input", folder.File("bars-1h.csv"), "--set", folder.File("set.json"), "--output", "-",
            "--stream", $"ETH={folder.File("eth-1h.csv")}", "--source",
        ];
        var plain = await CommandLine.RunAsync([.. arguments, $"mood={folder.File("mood.csv")}"]);
        var compressed = await CommandLine.RunAsync([.. arguments, $"mood={folder.File("mood.csv.gz")}"]);
        Assert.True(compressed.ExitCode == 0, compressed.Errors);
        Assert.Equal(plain.Output, compressed.Output);
        var cut = await CommandLine.RunAsync([.. arguments, $"mood={folder.File("short.csv.gz")}"]);
        Assert.Equal(1, cut.ExitCode);
        Assert.Contains("short.csv.gz", cut.Errors, StringComparison.Ordinal);
        Assert.Contains("get it anew", cut.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("compute", "close@ETH", "ETH")]
    [InlineData("leaks", "close@ETH", "ETH")]
    [InlineData("compute", "input(mood)", "mood")]
    public async Task What_is_not_given_is_named_with_its_column(string verb, string column, string input)
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(folder);
        await File.WriteAllTextAsync(folder.File("one.json"), $$"""{"name":"one","features":["log_return(1)","{{column}}"]}""");
        string[] arguments = ["features", verb, "--input", folder.File("bars-1h.csv"), "--set", folder.File("one.json"), .. verb == "compute" ? new[] { "--output", "-" } : []];
        var result = await CommandLine.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"'{column}'", result.Errors, StringComparison.Ordinal);
        Assert.Contains(input, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compute", "--stream", "ETH=a.csv", "ETH=b.csv", "more than once")]
    [InlineData("leaks", "--source", "mood=a.csv", "mood:count=b.csv", "more than once")]
    [InlineData("compute", "--stream", "ETH=a.csv", "ETHER=b.csv", "no feature uses")]
    [InlineData("leaks", "--source", "mood=a.csv", "moods@2024-01-01T00:00Z=b.csv", "no feature uses")]
    [InlineData("run", "--stream", "ETH=test:ETH-USD", "ETH=test:ETC-USD", "more than once")]
    [InlineData("run", "--stream", "ETH=test:ETH-USD", "BTC=test:BTC-USD", "no feature uses")]
    public async Task A_name_that_is_given_twice_or_that_no_feature_uses_is_refused(string verb, string option, string first, string second, string message)
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(folder);
        string[] command = verb == "run"
            ? ["run", "--data", folder.File("bars-1h.csv"), "--workdir", folder.File("out"), "--quiet"]
            : ["features", verb, "--input", folder.File("bars-1h.csv"), .. verb == "compute" ? new[] { "--output", "-" } : []];
        var result = await CommandLine.RunAsync([.. command, "--set", folder.File("set.json"), option, first, option, second]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.Contains($"{option} names '", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_ends_with_its_source()
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(folder);
        var result = await CommandLine.RunAsync(
            "features", "compute", "--input", folder.File("bars-1h.csv"), "--set", folder.File("set.json"), "--output", "-",
            "--stream", $"ETH={folder.File("eth-1h.csv")}", "--source", $"mood:count={folder.File("mood.csv")}");
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.All(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), row => Assert.EndsWith(",", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaks_does_not_call_a_column_clean_that_had_no_value()
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(folder);
        await File.WriteAllTextAsync(folder.File("one.json"), """{"name":"one","features":["log_return(1)","sma(40)@1d"]}""");
        var result = await CommandLine.RunAsync("features", "leaks", "--input", folder.File("bars-1h.csv"), "--set", folder.File("one.json"), "--json");
        Assert.Equal(3, result.ExitCode);
        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal(0, document.RootElement.GetProperty("leaks").GetArrayLength());
        Assert.Equal("sma(40)@1d", Assert.Single(document.RootElement.GetProperty("unexamined").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_run_without_the_other_instrument_in_its_store_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await PrepareAsync(folder);
        await File.WriteAllTextAsync(folder.File("one.json"), """{"name":"one","features":["log_return(1)","log_return(1)@ETH"]}""");
        var result = await CommandLine.RunAsync(
            "run", "--data", folder.File("bars-1h.csv"), "--set", folder.File("one.json"), "--stream", "ETH=test:ETH-USD", "--workdir", folder.File("out"), "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("'log_return(1)@ETH'", result.Errors, StringComparison.Ordinal);
        Assert.Contains("bars import", result.Errors, StringComparison.Ordinal);
    }

    private static async Task<int> PrepareAsync(TemporaryFolder folder)
    {
        var bars = await SimulatedCsv.WriteAsync(folder.File("bars-1h.csv"), 300, tStatistic: 0);
        await SimulatedCsv.WriteAsync(folder.File("eth-1h.csv"), 300, tStatistic: 0);
        await File.WriteAllTextAsync(folder.File("set.json"), Set);
        await File.WriteAllTextAsync(
            folder.File("mood.csv"), FormattableString.Invariant($"time,available_at,value\n{UtcText.Format(bars[2].OpenTime)},{UtcText.Format(bars[2].OpenTime.AddMinutes(5))},0.5\n"));
        return bars.Select(b => b.OpenTime).Distinct().Count();
    }
}
