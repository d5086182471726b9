using System.Text.Json.Nodes;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using AlphaPulse.Training;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse models gate</c> as a process: what <c>train</c> made is promoted on evidence, or not at all.</summary>
public sealed class ModelsGateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_trained_version_is_promoted_on_its_holdout_which_is_opened_once()
    {
        await SimulatedCsv.WriteAsync(_folder.File("strong.csv"), bars: 10_000, tStatistic: 16);
        var trained = await TrainAsync("strong.csv", "--learner", "ridge:alpha=100", "--owner", "the desk", "--licence", "MIT", "--intended-use", "signals of one desk");
        var version = trained["version"]!.GetValue<string>();

        // Before the gate the card says that nobody has judged it, and what people state.
        var card = await CardAsync(version);
        Assert.Equal((false, false, "the desk", "MIT", "signals of one desk"), (Is(card, "is_judged"), Is(card, "promoted"), Text(card, "owner"), Text(card, "licence"), Text(card, "intended_use")));
        Assert.Contains(card["what_was_off"]!.AsArray(), off => off!.GetValue<string>().Contains("The gate has not been asked", StringComparison.Ordinal));
        Assert.DoesNotContain(card["metrics"]!.AsArray(), m => Text(m!, "part") == "holdout");

        // A host that asks for a shadow period gets one from here, too.
        await File.WriteAllTextAsync(_folder.File("gate.json"), """{"gate":{"minimum_trades":31},"policies":{"require_shadow":true,"shadow":{"minimum_span":"9.00:00:00"}}}""");
        var shadow = await GateAsync(version, "strong.csv", "--options", _folder.File("gate.json"));
        Assert.True(shadow.ExitCode == 0, shadow.Output + shadow.Errors);
        var beside = JsonNode.Parse(shadow.Output)!;
        Assert.Equal("shadow", Text(beside, "decision"));
        Assert.Contains("for 9.0 days", beside["reasons"]!.AsArray()[^1]!.GetValue<string>(), StringComparison.Ordinal);

        // The same candidate learns nothing new, and each look is counted.
        var first = await GateAsync(version, "strong.csv");
        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        var result = JsonNode.Parse(first.Output)!;
        Assert.Equal((version, "promoted"), (Text(result, "version"), Text(result, "decision")));
        var decision = result["evidence"]!;
        Assert.Equal((2, 10m), (decision["holdout_openings"]!.GetValue<int>(), decision["cost_basis_points_per_side"]!.GetValue<decimal>()));
        Assert.Contains(decision["guards"]!.AsArray(), g => Text(g!, "name") == GuardNames.PurgedCrossValidation && Text(g!, "verdict") == "held" && Is(g!, "is_binding"));

        var registry = new FileModelRegistry(_folder.File("models"), TimeProvider.System);
        Assert.Equal(version, (await registry.FindAsync(ModelAliases.Champion))!.Id);
        var before = card["fingerprints"]!.ToJsonString();
        card = await CardAsync(version);
        Assert.Equal((true, true, "the desk"), (Is(card, "is_judged"), Is(card, "promoted"), Text(card, "owner")));
        Assert.Equal(before, card["fingerprints"]!.ToJsonString());
        Assert.Contains(card["metrics"]!.AsArray(), m => Text(m!, "part") == "holdout" && Text(m!, "name") == "net_return" && m!["low"] is not null);
        Assert.NotEmpty(card["calibration"]!.AsArray());

        // The record of the decision is a run whose parent is the training.
        var runs = await new FileExperimentTracker(_folder.File("runs"), TimeProvider.System).ListRunsAsync();
        var asked = runs.Single(r => r.Name == "gate" && r.Tags.ContainsKey(GateRecord.PromotedVersionTag));
        Assert.Equal((GateRecord.Promoted, version, Text(trained, "run"), ExperimentRunStatus.Finished), (asked.Tags[GateRecord.DecisionTag], asked.Tags[GateRecord.PromotedVersionTag], asked.Lineage.ParentRunId, asked.Status));

        Assert.Equal(runs.Single(r => r.Id == Text(trained, "run")).Lineage.DataHash, asked.Lineage.DataHash);

        // A vault that knows nothing of these looks is not the one that counts.
        var mistyped = await GateAsync(version, "strong.csv", "--vault", _folder.File("vualt.db"));
        Assert.Equal(1, mistyped.ExitCode);
        Assert.Contains($"There is no vault '{_folder.File("vualt.db")}', and a new one would count from nothing. {version} was judged on bars of csv:ALPHA-USD@1h", mistyped.Errors, StringComparison.Ordinal);
        Assert.Contains("Name that vault", mistyped.Errors, StringComparison.Ordinal);

        // Nor would a training know by it where its holdout may begin. Neither leaves a file under the name.
        var unplaced = await CommandLine.RunAsync(
            "train", "--input", _folder.File("strong.csv"), "--instrument", "csv:ALPHA-USD", "--timeframe", "1h", "--registry", _folder.File("models"), "--learner", "ridge", "--vault", _folder.File("vualt.db"));
        Assert.Equal(1, unplaced.ExitCode);
        Assert.Contains($"There is no vault '{_folder.File("vualt.db")}'", unplaced.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("vualt.db")));

        // Another candidate of the same bars is refused the holdout, as in a run, and neither opens nor serves.
        var other = Text(await TrainAsync("strong.csv", "--learner", "ridge:alpha=1000"), "version");
        var seen = await GateAsync(other, "strong.csv");
        Assert.Equal(3, seen.ExitCode);
        Assert.Equal("refused", Text(JsonNode.Parse(seen.Output)!, "decision"));
        Assert.Equal(version, (await registry.FindAsync(ModelAliases.Champion))!.Id);
        Assert.Equal(2, (await OpeningsAsync()).Count);

        // Overridden it is on record, and the trials of both count.
        var overridden = JsonNode.Parse((await GateAsync(other, "strong.csv", "--override-holdout", "a drill")).Output)!["evidence"]!;
        Assert.Equal(("a drill", 3), (Text(overridden, "holdout_override"), overridden["holdout_openings"]!.GetValue<int>()));
        Assert.True(overridden["trials_on_holdout"]!.GetValue<long>() > overridden["trials"]!.GetValue<int>());
        Assert.Equal(version, Text(overridden, "champion"));
    }

    [Fact]
    public async Task A_version_that_finds_nothing_and_bars_that_are_not_its_own_do_not_pass()
    {
        await SimulatedCsv.WriteAsync(_folder.File("walk.csv"), bars: 3_000, tStatistic: 0);
        var version = Text(await TrainAsync("walk.csv", "--learner", "logistic:alpha=100", "--label", "triple_barrier(12,2,2,100)", "--cost-bps", "4.5"), "version");

        // A price of the holdout that is another: nothing is opened.
        var lines = await File.ReadAllLinesAsync(_folder.File("walk.csv"));
        var at = (int)(lines.Length * 0.7);
        string[] bar = lines[at].Split(',');
        lines[at] = string.Join(',', [.. bar[..5], "77"]);
        await File.WriteAllLinesAsync(_folder.File("other.csv"), lines);
        var others = await GateAsync(version, "other.csv");
        Assert.Equal(1, others.ExitCode);
        Assert.Contains("are not those that", others.Errors, StringComparison.Ordinal);

        // Options that are not known or out of their range, and another calendar, are refused with their place.
        foreach (var (options, message) in new[]
        {
            ("""{"gate":{"minimum_trade":2}}""", "'minimum_trade' in 'gate'"),
            ("""{"gate":{"binding_guards":["luck"]}}""", "BindingGuards names 'luck'"),
            ("""{"policies":{"check_interval":"00:00:00"}}""", "CheckInterval is 00:00:00"),
        })
        {
            await File.WriteAllTextAsync(_folder.File("gate.json"), options);
            var wrong = await GateAsync(version, "walk.csv", "--options", _folder.File("gate.json"));
            Assert.Equal(2, wrong.ExitCode);
            Assert.Contains(message, wrong.Errors, StringComparison.Ordinal);
        }

        var elsewhere = await GateAsync(version, "walk.csv", "--calendar", "nyse");
        Assert.Equal(1, elsewhere.ExitCode);
        Assert.Contains("calendar 'always' and cannot be judged on 'nyse'", elsewhere.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("vault.db")));

        var refused = await GateAsync(version, "walk.csv");
        Assert.Equal(3, refused.ExitCode);
        var result = JsonNode.Parse(refused.Output)!;
        Assert.Equal("refused", Text(result, "decision"));
        Assert.NotEmpty(result["reasons"]!.AsArray());
        Assert.Equal(4.5m, result["evidence"]!["cost_basis_points_per_side"]!.GetValue<decimal>());
        var promoted = await CommandLine.RunAsync("models", "promote", version, "--registry", _folder.File("models"), "--reason", "it looks good");
        Assert.Equal(3, promoted.ExitCode);
        Assert.Contains("the gate has refused it", promoted.Errors, StringComparison.Ordinal);

        // For people the reasons are printed too.
        var shown = await CommandLine.RunAsync("models", "gate", version, "--registry", _folder.File("models"), "--input", _folder.File("walk.csv"), "--vault", _folder.File("vault.db"));
        Assert.Equal(3, shown.ExitCode);
        Assert.Contains(result["reasons"]![0]!.GetValue<string>(), shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_without_a_record_of_its_training_is_not_let_near_a_holdout()
    {
        await SimulatedCsv.WriteAsync(_folder.File("walk.csv"), bars: 3_000, tStatistic: 0);
        var version = Text(await TrainAsync("walk.csv", "--learner", "ridge"), "version");
        var registry = new FileModelRegistry(_folder.File("bare"), TimeProvider.System);
        var bare = await registry.RegisterAsync((await new FileModelRegistry(_folder.File("models"), TimeProvider.System).LoadAsync(version)).Artifact);
        var refused = await CommandLine.RunAsync(
            "models", "gate", bare.Id, "--registry", _folder.File("bare"), "--input", _folder.File("walk.csv"), "--vault", _folder.File("vault.db"), "--json");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("no record of its training", refused.Output, StringComparison.Ordinal);
        Assert.Contains($"alphapulse models promote {bare.Id} --override-gate REASON", JsonNode.Parse(refused.Output)!["reasons"]![0]!.GetValue<string>(), StringComparison.Ordinal);

        // That way is open, and on record.
        var bareFolder = _folder.File("bare");
        Assert.Equal(3, (await CommandLine.RunAsync("models", "promote", bare.Id, "--registry", bareFolder, "--reason", "bought")).ExitCode);
        Assert.Equal(0, (await CommandLine.RunAsync("models", "promote", bare.Id, "--registry", bareFolder, "--reason", "bought", "--override-gate", "its maker answers for it")).ExitCode);
        Assert.Contains("its maker answers for it", (await registry.GetHistoryAsync())[^1].Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await CommandLine.RunAsync("models", "card", bare.Id, "--registry", _folder.File("bare"))).ExitCode);
        Assert.False(File.Exists(_folder.File("vault.db")));
    }

    [Fact]
    public async Task A_store_is_trained_on_and_counts_the_openings_itself()
    {
        await SimulatedCsv.WriteAsync(_folder.File("longer.csv"), bars: 3_600, tStatistic: 0);
        await File.WriteAllLinesAsync(_folder.File("walk.csv"), (await File.ReadAllLinesAsync(_folder.File("longer.csv"))).Take(3_001));
        string[] series = ["--instrument", "csv:ALPHA-USD", "--timeframe", "1h"];
        var store = _folder.File("bars.db");
        Assert.Equal(0, (await CommandLine.RunAsync(["bars", "import", "--input", _folder.File("walk.csv"), .. series, "--store", store])).ExitCode);
        string[] train = ["train", "--set", "core", "--learner", "ridge", "--registry", _folder.File("models"), "--json"];
        var stored = JsonNode.Parse((await CommandLine.RunAsync([.. train, "--store", store, .. series])).Output)!;
        var read = JsonNode.Parse((await CommandLine.RunAsync([.. train, "--input", _folder.File("walk.csv"), .. series])).Output)!;
        Assert.Equal(Text(read, "version"), Text(stored, "version"));

        // The series of the version need not be named again, and the openings are counted in the store.
        var gated = await CommandLine.RunAsync("models", "gate", "challenger", "--registry", _folder.File("models"), "--store", store, "--json");
        Assert.Equal(3, gated.ExitCode);
        var opening = Assert.Single(await OpeningsAsync(store));

        // The next training leaves what was opened to the past: by the shares alone its holdout would share bars with it.
        Assert.Equal(0, (await CommandLine.RunAsync(["bars", "import", "--input", _folder.File("longer.csv"), .. series, "--store", store])).ExitCode);
        var later = await CommandLine.RunAsync([.. train, "--store", store, .. series]);
        Assert.True(later.ExitCode == 0, later.Errors);
        var registry = new FileModelRegistry(_folder.File("models"), TimeProvider.System);
        var (before, after) = (await TrainingEvidence.ReadAsync(registry, Text(stored, "version")), await TrainingEvidence.ReadAsync(registry, Text(JsonNode.Parse(later.Output)!, "version")));
        Assert.Equal((opening.From, opening.To), (before!.HoldoutFrom, after!.HoldoutFrom));
        Assert.Equal(2, (await CommandLine.RunAsync(["train", "--store", store, "--registry", _folder.File("models")])).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync(["models", "gate", "challenger", "--registry", _folder.File("models"), "--input", _folder.File("walk.csv")])).ExitCode);
        Assert.Equal(1, (await CommandLine.RunAsync(["train", "--store", _folder.File("none.db"), .. series, "--registry", _folder.File("models")])).ExitCode);
    }

    private async Task<IReadOnlyList<HoldoutOpening>> OpeningsAsync(string? path = null)
    {
        await using var database = new SqliteDatabase(path ?? _folder.File("vault.db"));
        return await new SqliteHoldoutVault(database).ListAsync();
    }

    private async Task<JsonNode> TrainAsync(string file, params IEnumerable<string> more)
    {
        var trained = await CommandLine.RunAsync(
            ["train", "--input", _folder.File(file), "--instrument", "csv:ALPHA-USD", "--timeframe", "1h", "--registry", _folder.File("models"), "--json", .. more]);
        Assert.True(trained.ExitCode == 0, trained.Errors);
        return JsonNode.Parse(trained.Output)!;
    }

    private Task<CommandLine.Result> GateAsync(string version, string file, params IReadOnlyList<string> more) => CommandLine.RunAsync(
        ["models", "gate", version, "--registry", _folder.File("models"), "--input", _folder.File(file), .. more.Contains("--vault") ? (string[])[] : ["--vault", _folder.File("vault.db")], "--json", .. more]);

    private async Task<JsonNode> CardAsync(string version)
    {
        var shown = await CommandLine.RunAsync("models", "card", version, "--registry", _folder.File("models"), "--html", _folder.File("card.html"), "--json");
        Assert.True(shown.ExitCode == 0, shown.Errors);
        var card = JsonNode.Parse(shown.Output)!;
        var page = await File.ReadAllTextAsync(_folder.File("card.html"));
        Assert.Contains(Is(card, "is_judged") ? ">Promoted</span>" : ">Not judged</span>", page, StringComparison.Ordinal);
        return card;
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static bool Is(JsonNode node, string name) => node[name]!.GetValue<bool>();
}
