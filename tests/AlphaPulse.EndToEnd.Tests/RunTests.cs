using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>The whole way: bars from a file to settled signals, through the command line.</summary>
public class RunTests
{
    [EvidenceFact]
    public async Task Real_hourly_bars_reach_settled_signals_with_known_counts_and_repeatable_bytes()
    {
        using var folder = new TemporaryFolder();
        var file = Evidence.File("data", "market", "btcusdt-1h.csv");
        var one = await RunAsync("--data", file, "--workdir", folder.File("one"));
        var two = await RunAsync("--data", file, "--workdir", folder.File("two"));

        Assert.Equal(23_987, Number(one, "bars", "stored"));
        Assert.Equal(0, Number(one, "bars", "quarantined"));
        Assert.Equal(5, Number(one, "bars", "gaps"));
        Assert.Equal(12, Number(one, "bars", "missing"));
        AssertSettled(one, replayed: 23_987 - (int)Math.Floor(23_987 * 0.8m));

        foreach (var artifact in new[] { "features", "signals", "model" })
        {
            var first = await File.ReadAllBytesAsync(one["artifacts"]![artifact]!.GetValue<string>());
            Assert.NotEmpty(first);
            Assert.Equal(first, await File.ReadAllBytesAsync(two["artifacts"]![artifact]!.GetValue<string>()));
        }

        Assert.Equal(WithoutTimes(folder.File("one")), WithoutTimes(folder.File("two")));
    }

    [Fact]
    public async Task The_simulated_market_needs_nothing_and_says_what_it_is()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync("--workdir", folder.Path);
        Assert.Equal("simulated", run["provenance"]!.GetValue<string>());
        Assert.Contains("simulated", run["findings"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("promoted", run["model"]!["decision"]!.GetValue<string>());
        Assert.Equal("champion", run["signals"]!["mode"]!.GetValue<string>());
        Assert.True(Number(run, "signals", "settled") > 1_000);

        // A second run on the same folder finds everything there and comes to the same result.
        var again = await RunAsync("--workdir", folder.Path);
        Assert.Equal(run["signals"]!.ToJsonString(), again["signals"]!.ToJsonString());
        Assert.Equal(run["model"]!["version"]!.GetValue<string>(), again["model"]!["version"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_random_walk_is_refused_replayed_as_shadow_and_exits_with_3()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("walk-1h.csv");
        await SimulatedCsv.WriteAsync(csv, bars: 4_000, tStatistic: 0);
        var result = await CommandLine.RunAsync("run", "--data", csv, "--workdir", folder.File("out"), "--json");
        var run = JsonNode.Parse(result.Output)!;
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("refused", run["model"]!["decision"]!.GetValue<string>());
        Assert.NotEmpty(run["model"]!["reasons"]!.AsArray());
        Assert.Equal("shadow", run["signals"]!["mode"]!.GetValue<string>());
        Assert.True(Number(run, "signals", "settled") > 0);
    }

    /// <summary>What was settled before a split was recorded stays as it is, and a run that is repeated with it is none the worse.</summary>
    [Fact]
    public async Task An_event_that_is_recorded_between_two_runs_takes_no_outcome_back()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("walk-1h.csv");
        var bars = await SimulatedCsv.WriteAsync(csv, bars: 4_000, tStatistic: 0);
        string[] run = ["run", "--data", csv, "--instrument", "test:AAA-BBB", "--workdir", folder.File("out"), "--json"];
        var first = await CommandLine.RunAsync(run);
        Assert.True(first.ExitCode == 3, first.Errors);
        var signals = JsonNode.Parse(first.Output)!;
        var before = await File.ReadAllLinesAsync(signals["artifacts"]!["signals"]!.GetValue<string>());
        var added = await CommandLine.RunAsync([
            "instruments", "life", "add", "--store", Path.Combine(folder.File("out"), "alphapulse.db"), "--instrument", "test:AAA-BBB",
            "--kind", "split", "--ratio", "10", "--at", UtcText.Format(bars[3_600].OpenTime), "--evidence", "notice"]);
        Assert.True(added.ExitCode == 0, added.Errors);

        var again = await CommandLine.RunAsync(run);
        Assert.True(again.ExitCode == 3, again.Errors);
        Assert.Contains(before, line => line.StartsWith(UtcText.Format(bars[3_599].OpenTime), StringComparison.Ordinal) && line.Contains("settled", StringComparison.Ordinal));
        Assert.Equal(before, await File.ReadAllLinesAsync(signals["artifacts"]!["signals"]!.GetValue<string>()));
    }

    /// <summary>
    /// A split that was known within the replay changes rows that nothing was learned from: the model is the same, and its holdout is not opened for another one.
    /// </summary>
    [Fact]
    public async Task An_event_that_was_known_within_the_replay_leaves_the_model_what_it_was()
    {
        using var folder = new TemporaryFolder();
        var first = await RunAsync("--workdir", folder.Path);
        var signals = first["artifacts"]!["signals"]!.GetValue<string>();
        var before = await File.ReadAllLinesAsync(signals);
        var (at, known) = (before[^1_000].Split(',')[0], before[^980].Split(',')[1]);
        var added = await CommandLine.RunAsync([
            "instruments", "life", "add", "--store", folder.File("alphapulse.db"), "--instrument", first["series"]!.GetValue<string>().Split('@')[0],
            "--kind", "split", "--ratio", "10", "--at", at, "--known-at", known, "--evidence", "notice"]);
        Assert.True(added.ExitCode == 0, added.Errors);

        var again = await RunAsync("--workdir", folder.Path);
        Assert.Equal(first["model"]!["version"]!.GetValue<string>(), again["model"]!["version"]!.GetValue<string>());
        Assert.Equal("promoted", again["model"]!["decision"]!.GetValue<string>());
        Assert.True(Number(again, "signals", "abstained") > Number(first, "signals", "abstained"));
        Assert.Equal(before, await File.ReadAllLinesAsync(signals));
    }

    [Fact]
    public async Task What_a_run_records_is_signed_with_the_key_that_it_is_given()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("walk-1h.csv");
        await SimulatedCsv.WriteAsync(csv, bars: 4_000, tStatistic: 0);
        using var owner = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(folder.File("private.pem"), owner.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(folder.File("public.pem"), owner.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(folder.File("other.pem"), other.ExportSubjectPublicKeyInfoPem());
        var workdir = folder.File("out");
        Assert.Equal(3, (await CommandLine.RunAsync("run", "--data", csv, "--workdir", workdir, "--signing-key", folder.File("private.pem"), "--json")).ExitCode);
        var registry = Path.Combine(workdir, "registry");
        Assert.Equal(0, (await CommandLine.RunAsync("models", "verify", "--registry", registry, "--key", folder.File("public.pem"))).ExitCode);
        Assert.Equal(3, (await CommandLine.RunAsync("models", "verify", "--registry", registry, "--key", folder.File("other.pem"))).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails_with_its_name()
    {
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync("run", "--data", folder.File("absent.csv"), "--workdir", folder.File("out"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("absent.csv", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_second_candidate_may_not_see_the_same_holdout()
    {
        using var folder = new TemporaryFolder();
        var first = await RunAsync("--workdir", folder.Path);
        var second = await RunAsync("--workdir", folder.Path, "--horizon", "3");
        Assert.NotEqual(first["model"]!["version"]!.GetValue<string>(), second["model"]!["version"]!.GetValue<string>());
        Assert.Equal("refused", second["model"]!["decision"]!.GetValue<string>());
        Assert.Contains("shares bars", second["model"]!["reasons"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("shadow", second["signals"]!["mode"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_simulations_do_not_mix_in_one_store()
    {
        using var folder = new TemporaryFolder();
        var first = await RunAsync("--workdir", folder.Path, "--seed", "1");
        var result = await CommandLine.RunAsync("run", "--workdir", folder.Path, "--seed", "2", "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("another seed", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);

        // The refusal has left no trace: the first simulation goes on as if nothing had happened.
        var again = await RunAsync("--workdir", folder.Path, "--seed", "1");
        Assert.Equal(first["bars"]!.ToJsonString(), again["bars"]!.ToJsonString());
        Assert.Equal(first["signals"]!.ToJsonString(), again["signals"]!.ToJsonString());
    }

    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("--horizon", "0")]
    [InlineData("--calendar", "moon")]
    [InlineData("--instrument", "nonsense", "--data", "x.csv")]
    public async Task Wrong_usage_exits_with_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var result = await CommandLine.RunAsync(["run", "--workdir", folder.Path, .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("alphapulse: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(["run", .. arguments, "--json"]);
        Assert.True(result.ExitCode is 0 or 3, result.Errors);
        var run = JsonNode.Parse(result.Output)!;
        Assert.Equal(result.ExitCode == 0 ? "promoted" : "refused", run["model"]!["decision"]!.GetValue<string>());
        return run;
    }

    /// <summary>That every bar of the replay is accounted for, and every signal.</summary>
    internal static void AssertSettled(JsonNode run, int replayed)
    {
        var emitted = Number(run, "signals", "emitted");
        Assert.Equal(replayed, emitted + Number(run, "signals", "abstained") + Number(run, "drift", "held"));
        Assert.Equal(emitted, Number(run, "signals", "settled") + Number(run, "signals", "open") + Number(run, "signals", "void"));

        // The horizon is six bars: only the last six signals can still be open.
        Assert.Equal(6, Number(run, "signals", "open"));
        Assert.True(Number(run, "signals", "settled") > replayed * 0.9);
    }

    private static int Number(JsonNode run, string part, string name) => run[part]![name]!.GetValue<int>();

    private static string WithoutTimes(string workdir)
    {
        var summary = JsonNode.Parse(File.ReadAllBytes(Path.Combine(workdir, "summary.json")))!;
        foreach (var stage in summary["stages"]!.AsArray())
        {
            stage!.AsObject().Remove("seconds");
        }

        return summary.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
