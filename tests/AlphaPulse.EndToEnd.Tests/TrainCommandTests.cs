using System.Text.Json.Nodes;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.TestKit;
using AlphaPulse.Training;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse train</c> as a process.</summary>
public class TrainCommandTests
{
    [Fact]
    public async Task A_challenger_is_trained_with_its_guards_and_serves_only_once_the_gate_has_seen_it()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars.csv");
        await SimulatedCsv.WriteAsync(csv, bars: 3_000, tStatistic: 10);
        string[] train = ["train", "--input", csv, "--instrument", "csv:ALPHA-USD", "--timeframe", "1h", "--set", "core", "--label", "direction(3)", "--learner", "logistic:alpha=100",
            "--learner", "boosted_trees:loss=logistic,max_depth=6", "--latency-budget", "1000", "--json"];
        var one = await CommandLine.RunAsync([.. train, "--registry", folder.File("one")]);
        Assert.True(one.ExitCode == 0, one.Errors);
        var result = JsonNode.Parse(one.Output)!;
        Assert.Equal(("logistic", "direction(3)"), (result["chosen"]!["learner"]!.GetValue<string>(), result["chosen"]!["label"]!.GetValue<string>()));
        Assert.Contains(result["guards"]!.AsArray(), g => g!["name"]!.GetValue<string>() == "purged_cross_validation");
        Assert.NotEmpty(result["trials"]!.AsArray());

        // 200 trees of depth 6 take longer than a microsecond.
        var leftOut = Assert.Single(result["left_out"]!.AsArray())!;
        Assert.Equal("boosted_trees", leftOut["learner"]!.GetValue<string>());
        Assert.InRange(leftOut["nanoseconds"]!.GetValue<double>(), 1_000, 5_000);
        Assert.InRange(result["predicted_nanoseconds"]!.GetValue<double>(), 1, 1_000);
        Assert.True(result["measured_nanoseconds"]!.GetValue<double>() > 0);

        // What the pipeline leaves of a training: its record and the profile that drift is measured against.
        var records = new FileExperimentTracker(folder.File("runs"), TimeProvider.System);
        var run = Assert.Single(await records.ListRunsAsync());
        Assert.Equal((result["run"]!.GetValue<string>(), ExperimentRunStatus.Finished), (run.Id, run.Status));
        Assert.Equal(result["version"]!.GetValue<string>(), run.Lineage.ModelVersion);
        Assert.DoesNotContain(GateRecord.DecisionTag, run.Tags.Keys);
        var models = new FileModelRegistry(folder.File("one"), TimeProvider.System);
        Assert.NotNull(await models.ReadEvidenceAsync(run.Lineage.ModelVersion!, DriftWatch.ProfileName));
        Assert.Null(result["unwatched_reason"]);

        // The same bars, options and seed are the same version.
        var version = result["version"]!.GetValue<string>();
        var two = JsonNode.Parse((await CommandLine.RunAsync([.. train, "--registry", folder.File("two")])).Output)!;
        Assert.Equal(version, two["version"]!.GetValue<string>());

        var promoted = await CommandLine.RunAsync("models", "promote", "challenger", "--registry", folder.File("one"), "--reason", "it looks good");
        Assert.Equal(3, promoted.ExitCode);
        Assert.Contains($"{version} is not promoted: no decision of the gate", promoted.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--learner", "forest", "there is no learner 'forest'")]
    [InlineData("--label", "sunshine(3)", "sunshine")]
    [InlineData("--label", "triple_barrier(24,2,1,100)", "name a --learner")]
    [InlineData("--latency-budget", "1050", "steps of 100")]
    [InlineData("--latency-budget", "0", "above 0")]
    public async Task What_is_not_known_is_named_before_anything_is_read(string option, string value, string message)
    {
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync("train", "--input", folder.File("not-there.csv"), "--registry", folder.File("models"), option, value);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("models")));
    }
}
