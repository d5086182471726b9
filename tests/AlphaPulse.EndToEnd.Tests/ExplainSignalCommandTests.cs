using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse explain --signal</c> as a process, on what a run keeps.</summary>
public class ExplainSignalCommandTests
{
    [Fact]
    public async Task A_signal_is_explained_by_what_the_run_kept_with_it()
    {
        using var folder = new TemporaryFolder();
        var workdir = folder.File("out");
        var run = await CommandLine.RunAsync("run", "--explain", "--workdir", workdir, "--json");
        Assert.True(run.ExitCode is 0 or 3, run.Errors);
        var lines = (await File.ReadAllLinesAsync(Path.Combine(workdir, "contributions.csv"))).Skip(1).Select(l => l.Split(',')).ToList();
        var kept = lines.GroupBy(l => l[0]).Skip(5).First().ToList();
        var shown = await CommandLine.RunAsync("explain", "--signal", kept[0][0], "--workdir", workdir, "--json");
        Assert.True(shown.ExitCode == 0, shown.Errors);
        var explanation = JsonNode.Parse(shown.Output)!;
        Assert.Equal(kept[0][0], explanation["signal"]!.GetValue<string>());
        Assert.Equal(Number(kept[0][1]), explanation["expected_value"]!.GetValue<double>());
        Assert.Equal(Number(kept[0][2]), explanation["remainder"]!.GetValue<double>());
        Assert.Equal(kept.Select(l => (l[4], Number(l[5]))), explanation["contributions"]!.AsArray().Select(c => (c!["feature"]!.GetValue<string>(), c["amount"]!.GetValue<double>())));
        Assert.Contains(kept[0][4], (await CommandLine.RunAsync("explain", "--signal", kept[0][0], "--workdir", workdir)).Output, StringComparison.Ordinal);

        var other = await CommandLine.RunAsync("explain", "--signal", kept[0][0].Replace("/m-", "/m-0", StringComparison.Ordinal), "--workdir", workdir);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("no explanation of", other.Errors, StringComparison.Ordinal);
        foreach (var wrong in new[] { "nonsense", "a/b/c/d" })
        {
            Assert.Equal(2, (await CommandLine.RunAsync("explain", "--signal", wrong, "--workdir", workdir)).ExitCode);
        }

        Assert.Equal(2, (await CommandLine.RunAsync("explain", "--signal", kept[0][0])).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync("explain", "--model", "model.apm")).ExitCode);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
