using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.TestKit;
using AlphaPulse.Training;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>What <c>alphapulse train</c> takes from a file of options, says of its features, and keeps of importance.</summary>
public sealed class TrainOptionsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Options_of_a_file_reach_the_training_and_those_of_the_command_line_win()
    {
        await SimulatedCsv.WriteAsync(_folder.File("bars.csv"), bars: 3_000, tStatistic: 10);
        await File.WriteAllTextAsync(_folder.File("options.json"), """
            {
              "training": { "weighting": "uniqueness", "oldest_weight": 0.5, "horizon_bars": 3, "calibration": "isotonic", "seed": 5,
                            "search": { "trials": 4, "folds": 2 }, "combinatorial": { "groups": 4, "test_groups": 1 },
                            "split": { "embargo_bars": 12 }, "guards": { "seeds": 1 } },
              "costs": { "fee_basis_points": 4, "slippage_basis_points": 1.5 }
            }
            """);
        var result = await TrainAsync("--options", _folder.File("options.json"), "--profile", "quick", "--seed", "9");
        Assert.Equal(4, result["trials"]!.AsArray().Count);
        Assert.Equal((1, 4), (result["combinatorial"]!["paths"]!.AsArray().Count, result["combinatorial"]!["splits"]!.GetValue<int>()));
        var shown = await ShowAsync(result);
        Assert.Equal(9, shown["seed"]!.GetValue<long>());
        var options = shown["options"]!;
        Assert.Equal(
            ("uniqueness", "0.5", "3", "12", "5.50"),
            (Option("weighting"), Option("oldest_weight"), Option("horizon_bars"), Option("embargo_bars"), decimal.Parse(Option("cost_basis_points_per_side"), CultureInfo.InvariantCulture).ToString("0.00", CultureInfo.InvariantCulture)));

        // What a side costs is said once more, and wins.
        var cheaper = await ShowAsync(await TrainAsync("--options", _folder.File("options.json"), "--cost-bps", "2", "--learner", "ridge", "--combinatorial", "false"));
        Assert.StartsWith("2", cheaper["options"]!["cost_basis_points_per_side"]!.GetValue<string>(), StringComparison.Ordinal);

        string Option(string name) => options[name]!.GetValue<string>();
    }

    [Theory]
    [InlineData("""{"training":{"search":{"trails":4}}}""", "'trails' in 'training.search'")]
    [InlineData("""{"trainin":{}}""", "'trainin' at the top")]
    [InlineData("""{"training":{"weighting":"uniqueness","candidates":[]}}""", "'candidates' in 'training'")]
    [InlineData("""{"training":{"weighting":"heavy"}}""", "$.training.weighting")]
    [InlineData("""{"training":{"folds":1}}""", "Folds is 1")]
    [InlineData("""{"training":{"folds":5,"folds":6}}""", "options.json: Duplicate property 'folds'")]
    [InlineData("""{"costs":{"fee_basis_points":-1}}""", "basis points")]
    [InlineData("""{"costs":{"fraction":0.1}}""", "'fraction' in 'costs'")]
    [InlineData("""{"training":""", "options.json, line")]
    public async Task What_a_file_of_options_cannot_say_is_named_with_its_place_before_anything_is_read(string json, string message)
    {
        await File.WriteAllTextAsync(_folder.File("options.json"), json);
        var result = await CommandLine.RunAsync(
            "train", "--input", _folder.File("not-there.csv"), "--registry", _folder.File("models"), "--options", _folder.File("options.json"));
        Assert.True(result.ExitCode == 2, result.Errors);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("models")));
    }

    [Fact]
    public async Task Threads_can_be_limited_and_change_nothing()
    {
        await SimulatedCsv.WriteAsync(_folder.File("bars.csv"), bars: 3_000, tStatistic: 10);
        string[] learner = ["--set", "core", "--label", "direction(3)", "--learner", "boosted_trees:loss=logistic,max_depth=2,rounds=5"];
        var one = await TrainAsync([.. learner, "--threads", "1"]);
        var many = await TrainAsync([.. learner, "--threads", "8"]);
        Assert.Equal((await ShowAsync(one))["options"]!.ToJsonString(), (await ShowAsync(many))["options"]!.ToJsonString());
        Assert.Equal(await File.ReadAllBytesAsync(one["path"]!.GetValue<string>()), await File.ReadAllBytesAsync(many["path"]!.GetValue<string>()));

        var refused = await CommandLine.RunAsync("train", "--input", _folder.File("bars.csv"), "--registry", _folder.File("models"), "--threads", "2000");
        Assert.True(refused.ExitCode == 2, refused.Errors);
        Assert.Contains("MaximumThreads is 2000", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_is_taken_in_its_smaller_form_says_so_and_one_with_its_sources_does_not()
    {
        await SimulatedCsv.WriteAsync(_folder.File("bars.csv"), bars: 3_000, tStatistic: 10);
        string[] train = ["train", "--input", _folder.File("bars.csv"), "--instrument", "csv:ALPHA-USD", "--timeframe", "1h", "--learner", "ridge", "--registry", _folder.File("models"), "--set", "stationary52"];
        var smaller = await CommandLine.RunAsync(train);
        Assert.True(smaller.ExitCode == 0, smaller.Errors);
        Assert.Contains("features: 'stationary52' needs sentiment, which nobody gave, so its form 'stationary39' with 39 of 52 columns is taken.", smaller.Errors, StringComparison.Ordinal);
        Assert.Empty((await CommandLine.RunAsync([.. train, "--quiet"])).Errors);

        await File.WriteAllLinesAsync(_folder.File("scores.csv"), ["time,available_at,value", .. (await File.ReadAllLinesAsync(_folder.File("bars.csv"))).Skip(1)
            .Select((line, i) => FormattableString.Invariant($"{line.Split(',')[0]},{line.Split(',')[0]},{Math.Sin(i)}"))]);
        var whole = await CommandLine.RunAsync([.. train, "--source", $"sentiment={_folder.File("scores.csv")}"]);
        Assert.True(whole.ExitCode == 0, whole.Errors);
        Assert.DoesNotContain("is taken", whole.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importance_is_kept_beside_the_version_and_with_the_run_before_it_ends()
    {
        await SimulatedCsv.WriteAsync(_folder.File("bars.csv"), bars: 3_000, tStatistic: 10);
        var result = await TrainAsync("--set", "core", "--label", "direction(3)", "--learner", "boosted_trees:loss=logistic,max_depth=2,rounds=10", "--importance");
        var importance = result["importance"]!;
        var columns = importance["features"]!.AsArray().Count;
        Assert.Equal((columns, columns), (importance["impurity"]!.AsArray().Count, importance["trees"]!.AsArray().Count));
        Assert.Equal(importance["clusters"]!.AsArray().Count, importance["impurity_clusters"]!.AsArray().Count);
        Assert.Equal(1, importance["impurity"]!.AsArray().Sum(i => i!["mean"]!.GetValue<double>()), 1e-9);
        Assert.Equal(1, importance["impurity_clusters"]!.AsArray().Sum(i => i!["mean"]!.GetValue<double>()), 1e-9);

        // The splits are those of the version itself.
        var version = result["version"]!.GetValue<string>();
        var registry = new FileModelRegistry(_folder.File("models"), TimeProvider.System);
        var model = (await registry.LoadAsync(version)).Artifact.Model;
        var trees = (TreeEnsembleModel)(model is CalibratedModel calibrated ? calibrated.Model : model);
        Assert.Equal(trees.ImportanceBy(TreeImportance.Splits), importance["trees"]!.AsArray().Select(t => t!["splits"]!.GetValue<double>()));
        Assert.Contains(importance["trees"]!.AsArray(), t => t!["gain"]!.GetValue<double>() > 0 && t["cover"]!.GetValue<double>() > 0);

        var kept = (await registry.ReadEvidenceAsync(version, ImportanceRecord.FileName))!.Value.ToArray();
        var tracker = new FileExperimentTracker(_folder.File("runs"), TimeProvider.System);
        var run = Assert.Single(await tracker.ListRunsAsync());
        Assert.Equal(ExperimentRunStatus.Finished, run.Status);
        Assert.Equal(kept, (await tracker.ReadArtifactAsync(run.Id, ImportanceRecord.FileName))!.Value.ToArray());
        Assert.Equal(importance["features"]![0]!["decrease"]!["mean"]!.GetValue<double>(), JsonNode.Parse(kept)!["features"]![0]!["decrease"]!["mean"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_pair_of_features_adds_what_the_contributions_say_of_it()
    {
        await SimulatedCsv.WriteAsync(_folder.File("bars.csv"), bars: 3_000, tStatistic: 10);
        var result = await TrainAsync("--set", "core", "--label", "direction(3)", "--learner", "boosted_trees:loss=logistic,max_depth=3,rounds=10");
        var (model, rows) = (result["path"]!.GetValue<string>(), _folder.File("rows.csv"));
        Assert.Equal(0, (await CommandLine.RunAsync("features", "compute", "--input", _folder.File("bars.csv"), "--set", "core", "--output", rows)).ExitCode);
        var lines = await File.ReadAllLinesAsync(rows);
        await File.WriteAllLinesAsync(rows, [lines[0], .. lines[^3..]]);
        var plain = (await CommandLine.RunAsync("explain", "--model", model, "--input", rows, "--output", "-")).Output.Split('\n');
        var pairs = await CommandLine.RunAsync("explain", "--model", model, "--input", rows, "--interactions", "--output", "-");
        Assert.True(pairs.ExitCode == 0, pairs.Errors);
        var amounts = pairs.Output.TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Contains(amounts, a => a[2].Length > 0);
        foreach (var line in plain[1..4].Select(l => l.Split(',')))
        {
            var sum = amounts.Where(a => a[0] == line[0]).Sum(a => double.Parse(a[^1], CultureInfo.InvariantCulture));
            Assert.Equal(double.Parse(line[1], CultureInfo.InvariantCulture) - double.Parse(line[2], CultureInfo.InvariantCulture), sum, 1e-9);
        }
    }

    private async Task<JsonNode> TrainAsync(params IEnumerable<string> more)
    {
        var trained = await CommandLine.RunAsync(
            ["train", "--input", _folder.File("bars.csv"), "--instrument", "csv:ALPHA-USD", "--timeframe", "1h", "--registry", _folder.File("models"), "--json", .. more]);
        Assert.True(trained.ExitCode == 0, trained.Errors);
        return JsonNode.Parse(trained.Output)!;
    }

    private async Task<JsonNode> ShowAsync(JsonNode result) =>
        JsonNode.Parse((await CommandLine.RunAsync("models", "show", result["version"]!.GetValue<string>(), "--registry", _folder.File("models"), "--json")).Output)!;
}
