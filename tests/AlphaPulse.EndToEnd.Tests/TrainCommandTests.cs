using System.Text.Json.Nodes;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Inference;
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
            "--learner", "boosted_trees:loss=logistic,max_depth=6", "--latency-budget", "1000", "--combinatorial", "--json"];
        var one = await CommandLine.RunAsync([.. train, "--registry", folder.File("one")]);
        Assert.True(one.ExitCode == 0, one.Errors);
        var result = JsonNode.Parse(one.Output)!;
        Assert.Equal(("logistic", "direction(3)"), (result["chosen"]!["learner"]!.GetValue<string>(), result["chosen"]!["label"]!.GetValue<string>()));
        Assert.Contains(result["guards"]!.AsArray(), g => g!["name"]!.GetValue<string>() == "purged_cross_validation");
        Assert.NotEmpty(result["trials"]!.AsArray());

        var paths = result["combinatorial"]!["paths"]!.AsArray();
        Assert.Equal((5, 15), (paths.Count, result["combinatorial"]!["splits"]!.GetValue<int>()));
        Assert.All(paths, p => Assert.NotEqual(0, p!["result"]!["net_return"]!.GetValue<double>()));

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

        // The paths are evidence of the version, an artifact of the run and metrics by their number.
        var kept = await models.ReadEvidenceAsync(run.Lineage.ModelVersion!, CombinatorialRecord.FileName);
        Assert.Equal(kept!.Value.ToArray(), (await records.ReadArtifactAsync(run.Id, CombinatorialRecord.FileName))!.Value.ToArray());
        Assert.Equal(
            paths.Select(p => p!["result"]!["net_return"]!.GetValue<double>()), run.Metrics.Where(m => m.Name == "paths.net_return").OrderBy(m => m.Step).Select(m => m.Value));
        Assert.Equal(result["combinatorial"]!["median_net_return"]!.GetValue<double>(), run.Metrics.Single(m => m.Name == "paths.median_net_return").Value);

        // The same bars, options and seed are the same version.
        var version = result["version"]!.GetValue<string>();
        var two = JsonNode.Parse((await CommandLine.RunAsync([.. train, "--registry", folder.File("two")])).Output)!;
        Assert.Equal(version, two["version"]!.GetValue<string>());

        var promoted = await CommandLine.RunAsync("models", "promote", "challenger", "--registry", folder.File("one"), "--reason", "it looks good");
        Assert.Equal(3, promoted.ExitCode);
        Assert.Contains($"{version} is not promoted: no decision of the gate", promoted.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_models_are_trained_shown_and_served_as_one_version_with_the_very_scores_of_the_training()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars.csv");
        var series = new BarSeriesId(InstrumentId.Parse("csv:ALPHA-USD"), Timeframe.OneHour);
        Bar[] market = [.. (await SimulatedCsv.WriteAsync(csv, bars: 3_000, tStatistic: 10))
            .Select(b => new Bar(series, b.OpenTime, b.Open, b.High, b.Low, b.Close, b.Volume, b.AvailableAt, BarProvenance.Import))];
        string[] source = ["--input", csv, "--instrument", "csv:ALPHA-USD", "--timeframe", "1h", "--set", "core"];
        var trained = await CommandLine.RunAsync(
            ["train", .. source, "--label", "direction(3)", "--learner", "logistic:alpha=100", "--meta-label", "logistic:alpha=10", "--registry", folder.File("models"), "--json"]);
        Assert.True(trained.ExitCode == 0, trained.Errors);
        var result = JsonNode.Parse(trained.Output)!;
        Assert.Equal(("meta_labelled", "net_side(3,10)"), (result["chosen"]!["learner"]!.GetValue<string>(), result["chosen"]!["label"]!.GetValue<string>()));

        var version = result["version"]!.GetValue<string>();
        var shown = JsonNode.Parse((await CommandLine.RunAsync("models", "show", version, "--registry", folder.File("models"), "--json")).Output)!;
        var options = shown["options"]!;
        Assert.Equal("net_side(3,10)", shown["label"]!.GetValue<string>());
        Assert.Equal(("logistic", "100", "logistic", "10"), (Option("primary"), Option("primary.alpha"), Option("secondary"), Option("secondary.alpha")));

        // The same training in this process, and the version of the registry behind an engine: every bar has one score, to the bit.
        var training = new TrainingOptions { HorizonBars = 3, MetaLabel = new MetaLabelOptions { Secondaries = [Learners.Parse("logistic:alpha=10")] } };
        var rows = FeatureMatrix.Compute(FeatureSets.Core, AlwaysOpenCalendar.Instance, market);
        var model = new ModelTrainer(training, new TradingCosts()).Train(
            rows, AlwaysOpenCalendar.Instance, new string('0', 64), training.MetaLabel.Compose(Learners.Parse("logistic:alpha=100"), Labels.NetSide(3, 10), training)).Artifact.Model;
        var engine = await new SignalEngineFactory(new FileModelRegistry(folder.File("models"), TimeProvider.System))
            .CreateAsync(version, AlwaysOpenCalendar.Instance, SignalMode.Shadow);
        var (served, flat) = (0, 0);
        for (var i = 0; i < market.Length; i++)
        {
            if (engine.TryProcess(market[i], out var signal))
            {
                Assert.True(model.TryScore(rows.Row(i), out var score));
                Assert.Equal(BitConverter.DoubleToInt64Bits(score), BitConverter.DoubleToInt64Bits(signal.Score));
                Assert.InRange(score, -1, 1);
                served++;
                flat += signal.Direction == SignalDirection.Flat ? 1 : 0;
            }
        }

        Assert.True(served > 2_800 && flat > 0 && flat < served, $"{served} signals, {flat} of them flat");

        string Option(string name) => options[name]!.GetValue<string>();
    }

    [Theory]
    [InlineData("ridge", "direction(3)", "'ridge' does not learn")]
    [InlineData("logistic", "trend_scan(3,9)", "'trend_scan(3,9)' does not say")]
    public async Task A_pair_that_makes_no_sense_is_named_before_anything_is_read(string secondary, string label, string message)
    {
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync(
            "train", "--input", folder.File("not-there.csv"), "--registry", folder.File("models"), "--learner", "ridge", "--label", label, "--meta-label", secondary);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
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
