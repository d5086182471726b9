using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>bars audit</c> as a process.</summary>
public class BarsAuditCommandTests
{
    [Fact]
    public async Task A_clean_file_leaves_with_0_and_an_error_with_3_and_its_line()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars-1h.csv");
        await SimulatedCsv.WriteAsync(csv, bars: 300, tStatistic: 0);
        var clean = await CommandLine.RunAsync("bars", "audit", "--input", csv, "--json");
        Assert.Equal(0, clean.ExitCode);
        Assert.Equal(300, JsonNode.Parse(clean.Output)!["rows"]!.GetValue<int>());

        var lines = await File.ReadAllLinesAsync(csv);
        lines[100] = string.Join(',', [.. lines[100].Split(',')[..5], "28.077000000000003"]);
        await File.WriteAllLinesAsync(csv, lines);
        var repaired = folder.File("repaired.csv");
        var found = await CommandLine.RunAsync("bars", "audit", "--input", csv, "--timeframe", "1h", "--repair", repaired, "--json");

        Assert.Equal(3, found.ExitCode);
        var result = JsonNode.Parse(found.Output)!;
        var finding = result["findings"]!.AsArray().Single(node => (string?)node!["level"] == "error")!;
        Assert.Equal("double_noise", (string?)finding["kind"]);
        Assert.Equal([101L], finding["lines"]!.AsArray().Select(line => (long)line!));
        Assert.Equal(((string?)finding["to"], lines[100].Split(',')[0]), ((string?)finding["from"], (string?)finding["from"]));
        Assert.Equal(1, (int)result["repair"]!["changed"]!);
        Assert.True(File.Exists(repaired + ".changes.jsonl"));

        var table = await CommandLine.RunAsync("bars", "audit", "--input", repaired);
        Assert.Equal(0, table.ExitCode);
        Assert.Contains("dialect: comma", table.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubt_about_the_dialect_fails_and_the_option_settles_it()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars-1d.csv");
        await File.WriteAllTextAsync(csv, "Date;Open;High;Low;Close;Volume\n01/02/2024;1,5;1,5;1,5;1,5;10\n02/02/2024;1,5;1,6;1,5;1,5;11\n03/02/2024;1,5;1,7;1,5;1,5;12\n");

        var doubt = await CommandLine.RunAsync("bars", "audit", "--input", csv);
        Assert.Equal(1, doubt.ExitCode);
        Assert.Contains("DateOrder", doubt.Errors, StringComparison.Ordinal);

        var settled = await CommandLine.RunAsync("bars", "audit", "--input", csv, "--date-order", "day-first", "--tick", "0.1", "--json");
        Assert.Equal(0, settled.ExitCode);
        var result = JsonNode.Parse(settled.Output)!;
        Assert.Equal(("1d", "2024-02-01T00:00:00Z"), ((string?)result["timeframe"], (string?)result["first"]));

        var wrong = await CommandLine.RunAsync("bars", "audit", "--input", csv, "--tick", "none");
        Assert.Equal(2, wrong.ExitCode);
    }
}
