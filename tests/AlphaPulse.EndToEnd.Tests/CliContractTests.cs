using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>What other programs call stays as it is: each verb has the options of its contract, and says so with one example.</summary>
public class CliContractTests
{
    [Theory]
    [InlineData("bars import", "--input", "--instrument", "--timeframe", "--store", "--json")]
    [InlineData("bars export", "--store", "--instrument", "--timeframe", "--from", "--to", "--as-known-at", "--output")]
    [InlineData("bars audit", "--input", "--timeframe", "--tick", "--step", "--json")]
    [InlineData("bars coverage", "--store", "--instrument", "--timeframe", "--json")]
    [InlineData("bars collect", "--venue", "--symbol", "--timeframe", "--from", "--to", "--store", "--base-url", "--budget-folder", "--kind", "--json")]
    [InlineData("bars watch", "--venue", "--symbol", "--timeframe", "--store", "--base-url", "--stream-url", "--budget-folder", "--kind")]
    [InlineData("bars compare", "--venue", "--symbol", "--timeframe", "--from", "--to", "--base-url", "--budget-folder", "--kind", "--json")]
    [InlineData("instruments life look", "--venue", "--store", "--base-url", "--budget-folder", "--kind", "--json")]
    [InlineData("indicators list", "--json")]
    [InlineData("indicators compute", "--input", "--indicator", "--number", "--mode", "--output")]
    [InlineData("features list", "--json")]
    [InlineData("features compute", "--input", "--set", "--output")]
    [InlineData("features leaks", "--input", "--set", "--json")]
    [InlineData("run", "--data", "--venue", "--symbol", "--timeframe", "--workdir", "--html", "--base-url", "--budget-folder", "--kind", "--json")]
    [InlineData("store retain", "--store", "--reason", "--json")]
    public async Task A_verb_has_the_options_of_its_contract(string verb, params string[] options)
    {
        var help = await CommandLine.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains($"Example: alphapulse {verb}", help.Output, StringComparison.Ordinal);
        var listed = help.Output.Split('\n').Select(line => line.Trim().Split(' ', ',')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(options, option => Assert.Contains(option, listed));
        Assert.All(new[] { "--quiet", "--verbose" }, option => Assert.Contains(option, listed));
    }

    [Fact]
    public async Task A_run_takes_bars_from_standard_input_and_keeps_what_it_read()
    {
        using var folder = new TemporaryFolder();
        var bars = await SimulatedCsv.WriteAsync(folder.File("bars-1h.csv"), bars: 2_500, tStatistic: 0);
        var result = await CommandLine.RunWithInputAsync(
            folder.File("bars-1h.csv"), "run", "--data", "-", "--instrument", "test:BTC-USD", "--timeframe", "1h", "--workdir", folder.File("out"), "--json");
        Assert.True(result.ExitCode is 0 or 3, result.Errors);
        Assert.Equal(bars.Count, (int)JsonNode.Parse(result.Output)!["bars"]!["stored"]!);
        Assert.Equal(await File.ReadAllBytesAsync(folder.File("bars-1h.csv")), await File.ReadAllBytesAsync(folder.File("out/stdin.csv")));
    }
}
