using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse metrics</c> as a process.</summary>
public class MetricsCommandTests
{
    [Fact]
    public async Task Metrics_are_those_of_the_rows_that_have_every_value_and_the_others_are_counted()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("scores.csv");
        await File.WriteAllTextAsync(csv, "\"class, as it came\",p,w,note\n1,0.9,1,x\n0,0.2,2,\"a, b\"\n1,,1,x\n0,0.8,1,x\nnan,0.3,1,x\n");
        string[] metrics = ["metrics", "--input", csv, "--truth", "class, as it came", "--score", "p", "--task", "binary"];
        var result = JsonNode.Parse((await CommandLine.RunAsync([.. metrics, "--json"])).Output)!;
        Assert.Equal(("binary", 3, 2), (result["task"]!.GetValue<string>(), result["rows"]!.GetValue<int>(), result["dropped"]!.GetValue<int>()));
        Assert.Equal(1, result["roc_auc"]!.GetValue<double>());
        Assert.Equal((0.01 + 0.04 + 0.64) / 3, result["brier"]!.GetValue<double>(), 15);
        var weighted = JsonNode.Parse((await CommandLine.RunAsync([.. metrics, "--weight", "w", "--json"])).Output)!;
        Assert.Equal((0.01 + 0.08 + 0.64) / 4, weighted["brier"]!.GetValue<double>(), 15);
        Assert.Contains("roc_auc", (await CommandLine.RunAsync(metrics)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Margins_are_ranked_and_no_probability_is_made_up_for_them()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("margins.csv");
        await File.WriteAllTextAsync(csv, "y,margin\n1,2.5\n0,-1\n1,-3\n");
        var result = JsonNode.Parse((await CommandLine.RunAsync("metrics", "--input", csv, "--truth", "y", "--score", "margin", "--task", "binary", "--json")).Output)!;
        Assert.Equal(0.5, result["roc_auc"]!.GetValue<double>());
        Assert.True(result.AsObject().ContainsKey("log_loss"));
        Assert.Null(result["log_loss"]);
    }

    [Fact]
    public async Task Several_classes_take_a_score_each()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("classes.csv");
        await File.WriteAllTextAsync(csv, "y,a,b,c\n0,0.7,0.2,0.1\n1,0.3,0.4,0.3\n2,0.5,0.2,0.3\n");
        string[] metrics = ["metrics", "--input", csv, "--truth", "y", "--task", "multiclass", "--json"];
        var result = JsonNode.Parse((await CommandLine.RunAsync([.. metrics, "--score", "a", "--score", "b", "--score", "c"])).Output)!;
        Assert.Equal(2.0 / 3, result["accuracy"]!.GetValue<double>(), 15);
        var single = await CommandLine.RunAsync([.. metrics, "--score", "a"]);
        Assert.Equal(2, single.ExitCode);
        Assert.Contains("once for each class", single.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y,p\n1,0.5\n0,x\n", "line 3, column 'p' is 'x'")]
    [InlineData("y,p\n1,0.5,7\n", "line 2 has 3 fields")]
    [InlineData("y,q\n1,0.5\n", "no column 'p'; it has y, q")]
    [InlineData("y,p\n1,\n", "nothing to measure")]
    [InlineData("y,p,p\n1,0.5,0.5\n", "'p' twice")]
    [InlineData("", "is empty")]
    public async Task What_cannot_be_read_is_named_with_its_place(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("scores.csv");
        await File.WriteAllTextAsync(csv, text);
        var result = await CommandLine.RunAsync("metrics", "--input", csv, "--truth", "y", "--score", "p", "--task", "binary");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }
}
