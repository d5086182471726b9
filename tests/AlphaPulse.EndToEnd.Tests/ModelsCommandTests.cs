using System.Text.Json.Nodes;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary><c>alphapulse models</c> as a process, on the registry that a run leaves.</summary>
public sealed class ModelsCommandTests
{
    [Fact]
    public async Task A_registry_is_listed_shown_promoted_rolled_back_and_verified()
    {
        using var folder = new TemporaryFolder();
        var registry = await RunTwiceAsync(folder);

        var versions = Json(await ModelsAsync(registry, "list"))["versions"]!.AsArray();
        Assert.Equal(2, versions.Count);
        string[] ids = [.. versions.Select(v => v!["version"]!.GetValue<string>())];
        var champion = versions.Single(v => Aliases(v!).Contains("champion"))!["version"]!.GetValue<string>();
        var other = ids.Single(id => id != champion);

        var shown = Json(await ModelsAsync(registry, "show", "champion"));
        Assert.Equal(champion, shown["version"]!["version"]!.GetValue<string>());
        Assert.NotEmpty(shown["features"]!.AsArray());
        Assert.Equal("Import", shown["provenance"]![0]!.GetValue<string>());

        // What the gate has not let through serves on record or not at all.
        var refused = await ModelsAsync(registry, "promote", other, "--reason", "a try");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("the gate has refused it", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(champion, await ChampionAsync(registry));
        var overridden = Json(await ModelsAsync(registry, "promote", other, "--reason", "a try", "--override-gate", "a drill"))["moves"]!.AsArray();
        Assert.Contains(overridden, m => m!["alias"]!.GetValue<string>() == "champion" && m["to"]!.GetValue<string>() == other);
        Assert.All(overridden, m => Assert.Contains("gate overridden: a drill", m!["reason"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(other, await ChampionAsync(registry));

        var back = Json(await ModelsAsync(registry, "rollback", "--reason", "the drill is over"))["moves"]!.AsArray();
        Assert.Contains(back, m => m!["alias"]!.GetValue<string>() == "champion" && m["is_rollback"]!.GetValue<bool>());
        Assert.Equal(champion, await ChampionAsync(registry));

        // What was rolled back does not come again without a word.
        var again = await ModelsAsync(registry, "promote", other, "--reason", "once more");
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("it was rolled back at", again.Errors, StringComparison.Ordinal);

        var history = Json(await ModelsAsync(registry, "history", "--alias", "champion"))["moves"]!.AsArray();
        Assert.Equal([champion, other, champion], history.Select(m => m!["to"]!.GetValue<string>()));
        var served = Json(await ModelsAsync(registry, "history", "--at", history[1]!["at"]!.GetValue<string>()));
        Assert.Equal(other, served["version"]!.GetValue<string>());
        Assert.Null(Json(await ModelsAsync(registry, "history", "--at", "2020-01-01"))["version"]);

        // A rollback that takes the alias of another version along says nothing against that version.
        var direct = new FileModelRegistry(registry, TimeProvider.System);
        await direct.MoveAliasesAsync(new Dictionary<string, string> { ["previous"] = other }, "set up");
        await direct.MoveAliasesAsync(new Dictionary<string, string> { ["champion"] = other, ["previous"] = champion }, "set up");
        Assert.Contains(await direct.RollBackAsync("champion", "set up"), m => m.Alias == "previous" && m.From == champion);
        await direct.MoveAliasesAsync(new Dictionary<string, string> { ["champion"] = other }, "set up");
        var returned = await ModelsAsync(registry, "promote", champion, "--reason", "the gate let it through");
        Assert.Equal(3, returned.ExitCode);
        Assert.Contains($"and {other} serves by now", returned.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await ModelsAsync(registry, "promote", champion, "--reason", "the drill is over", "--override-gate", "it served before")).ExitCode);

        Assert.True(Json(await ModelsAsync(registry, "verify"))["sound"]!.GetValue<bool>());
        await DamageAsync(versions.Single(v => v!["version"]!.GetValue<string>() == other)!["path"]!.GetValue<string>());
        var damaged = await ModelsAsync(registry, "verify");
        Assert.Equal(3, damaged.ExitCode);
        Assert.Equal(other, Json(damaged)["findings"]![0]!["version_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_no_empty_registry()
    {
        using var folder = new TemporaryFolder();
        var result = await ModelsAsync(folder.File("mistyped"), "list");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("There is no registry", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("mistyped")));
    }

    // A strong market, whose model serves, then a random walk, whose model does not.
    private static async Task<string> RunTwiceAsync(TemporaryFolder folder)
    {
        foreach (var (name, strength, exit) in new[] { ("STRONG", 16.0, 0), ("WALK", 0.0, 3) })
        {
            await SimulatedCsv.WriteAsync(folder.File($"{name}.csv"), bars: 10_000, tStatistic: strength);
            var run = await CommandLine.RunAsync(
                "run", "--data", folder.File($"{name}.csv"), "--instrument", $"csv:{name}-USD", "--timeframe", "1h", "--workdir", folder.File("out"), "--json");
            Assert.True(run.ExitCode == exit, run.Output + run.Errors);
        }

        return Path.Combine(folder.File("out"), "registry");
    }

    private static async Task DamageAsync(string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
    }

    private static async Task<string> ChampionAsync(string registry) =>
        Json(await ModelsAsync(registry, "show", "champion"))["version"]!["version"]!.GetValue<string>();

    private static Task<CommandLine.Result> ModelsAsync(string registry, params IEnumerable<string> arguments) =>
        CommandLine.RunAsync(["models", .. arguments, "--registry", registry, "--json"]);

    private static string[] Aliases(JsonNode version) => [.. version["aliases"]!.AsArray().Select(a => a!.GetValue<string>())];

    private static JsonNode Json(CommandLine.Result result) => JsonNode.Parse(result.Output) ?? throw new InvalidOperationException(result.Errors);
}
