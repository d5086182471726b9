using System.Diagnostics;
using AlphaPulse.Models;
using AlphaPulse.TestKit;
using AlphaPulse.Training;

namespace AlphaPulse.EndToEnd.Tests.Killed;

/// <summary>
/// Kills a process that writes into a registry or records runs, again and again on the same folder, and looks each time at what is left:
/// everything that it said was done, at most one thing more, and nothing by halves.
/// </summary>
/// <remarks>Its name is part of what benchmarks/kill-test.sh runs with 100 kills.</remarks>
public class RegistryKillTests
{
    [Fact]
    public async Task A_killed_writer_of_a_registry_leaves_what_it_had_acknowledged()
    {
        using var folder = new TemporaryFolder();
        var random = new DeterministicRandom(2027);
        for (var kill = 0; kill < KillTests.Kills; kill++)
        {
            var said = await KillAsync(Program.Registry, folder.Path, random);
            var registry = new FileModelRegistry(folder.Path, TimeProvider.System);
            var check = await registry.VerifyAsync();
            Assert.True(check.IsSound, string.Join(Environment.NewLine, check.Findings));
            var history = (await registry.GetHistoryAsync()).Where(change => change.Alias == ModelAliases.Champion).Select(change => change.To).ToList();
            var acknowledged = said.Where(line => line.StartsWith("champion ", StringComparison.Ordinal)).Select(line => line["champion ".Length..]).ToList();

            // One move more may have been done without the time to say so.
            var last = history.TakeLast(acknowledged.Count).ToList();
            var before = history.SkipLast(1).TakeLast(acknowledged.Count).ToList();
            Assert.True(last.SequenceEqual(acknowledged) || before.SequenceEqual(acknowledged), $"{string.Join(' ', acknowledged)} against {string.Join(' ', history)}");
            Assert.Equal(history.LastOrDefault(), (await registry.ListAliasesAsync()).GetValueOrDefault(ModelAliases.Champion));
            if (said.LastOrDefault(line => line.StartsWith("registered ", StringComparison.Ordinal)) is { } registered)
            {
                // The newest are never pruned, so it must be there.
                Assert.NotNull(await registry.FindAsync(registered["registered ".Length..]));
            }
        }
    }

    [Fact]
    public async Task A_killed_run_is_found_as_killed_with_what_it_had_acknowledged()
    {
        using var folder = new TemporaryFolder();
        var random = new DeterministicRandom(2028);
        var killed = 0;
        for (var kill = 0; kill < KillTests.Kills; kill++)
        {
            var said = (await KillAsync(Program.Runs, folder.Path, random)).Select(line => line.Split(' ')).ToList();
            var tracker = new FileExperimentTracker(folder.Path, TimeProvider.System);
            var runs = (await tracker.ListRunsAsync()).ToDictionary(run => run.Id, StringComparer.Ordinal);
            foreach (var words in said.GroupBy(words => words[0], words => words[1], StringComparer.Ordinal))
            {
                var run = runs[words.Key];
                var steps = words.Count(word => word is not ("0" or "ended"));
                Assert.Equal(Enumerable.Range(1, run.Metrics.Count).Select(i => (double)i), run.Metrics.Select(m => m.Value));
                Assert.InRange(run.Metrics.Count, steps, steps + 1);
                Assert.True(run.Status == ExperimentRunStatus.Finished || !words.Contains("ended", StringComparer.Ordinal));
                foreach (var artifact in run.Artifacts)
                {
                    Assert.Equal(1_000, (await tracker.ReadArtifactAsync(run.Id, artifact.Path))!.Value.Length);
                }
            }

            Assert.DoesNotContain(runs.Values, run => run.Status is ExperimentRunStatus.Running or ExperimentRunStatus.Failed);
            killed = runs.Values.Count(run => run.Status == ExperimentRunStatus.Killed);
        }

        Assert.InRange(killed, KillTests.Kills / 2, KillTests.Kills);
    }

    /// <summary>Starts the writer, kills it after a random number of lines and a random moment, and returns what it said until then.</summary>
    private static async Task<List<string>> KillAsync(string what, string folder, DeterministicRandom random)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add(what);
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var lines = (int)(random.NextDouble() * 40);
        var said = new List<string>();
        while (said.Count < lines && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 8), TimeProvider.System);
        Assert.False(process.HasExited, "The writer ended by itself.");
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
        }

        await process.WaitForExitAsync();
        return said;
    }
}
