using System.Globalization;
using AlphaPulse.Models;
using AlphaPulse.Training;

namespace AlphaPulse.EndToEnd.Tests.Killed;

/// <summary>A program that writes into a registry or records runs until it is killed, and says after each write that it is done.</summary>
internal static class Program
{
    internal const string Registry = "registry";
    internal const string Runs = "runs";

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var what, var folder])
        {
            return 2;
        }

        await (what == Registry ? WriteRegistryAsync(folder) : RecordRunsAsync(folder));
        return 0;
    }

    /// <summary>Registers and promotes in turn, goes back at times, and keeps few versions.</summary>
    private static async Task WriteRegistryAsync(string folder)
    {
        var registry = new FileModelRegistry(folder, TimeProvider.System);
        for (var i = (await registry.GetHistoryAsync()).Count; ; i++)
        {
            var version = await registry.RegisterAsync(Model(i));
            Say($"registered {version.Id}");
            var champion = (await registry.ListAliasesAsync()).GetValueOrDefault(ModelAliases.Champion);
            var moves = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Champion] = version.Id };
            if (champion is not null)
            {
                moves[ModelAliases.Previous] = champion;
            }

            await registry.MoveAliasesAsync(moves, "better");
            Say($"champion {version.Id}");
            if (i % 3 == 2 && champion is not null)
            {
                await registry.RollBackAsync(ModelAliases.Champion, "worse");
                Say($"champion {champion}");
            }

            if (i % 4 == 3)
            {
                await registry.PruneAsync(new ModelRetention { KeepNewest = 2, KeepServedWithin = TimeSpan.FromMilliseconds(50) }, "old");
                Say("pruned");
            }
        }
    }

    /// <summary>Records run after run, each with the same steps.</summary>
    private static async Task RecordRunsAsync(string folder)
    {
        var tracker = new FileExperimentTracker(folder, TimeProvider.System);
        while (true)
        {
            await using var run = await tracker.StartRunAsync(new ExperimentRunStart { Experiment = "killed" });
            Say($"{run.Id} 0");
            for (var step = 1; step <= 20; step++)
            {
                await run.LogMetricsAsync([new ExperimentMetric("step", step, step)]);
                Say(string.Create(CultureInfo.InvariantCulture, $"{run.Id} {step}"));
            }

            await run.LogArtifactAsync("steps.txt", new byte[1_000]);
            await run.EndAsync(ExperimentRunStatus.Finished);
            Say($"{run.Id} ended");
        }
    }

    private static ModelArtifact Model(int number)
    {
        var schema = new FeatureSchema("killed", [new FeatureColumn("rsi(14)", "the index", 15)]);
        var manifest = new ModelManifest
        {
            Series = new BarSeriesId(InstrumentId.Parse("import:BTC-USDT"), Timeframe.OneHour),
            Label = "forward_log_return(1)",
            TrainedFrom = DateTimeOffset.UnixEpoch,
            TrainedTo = DateTimeOffset.UnixEpoch.AddDays(1),
            Samples = 100,
            DataHash = new string('a', 64),
            Provenance = [BarProvenance.Import],
            Options = new Dictionary<string, string>(StringComparer.Ordinal),
            Seed = number,
            Trials = 1,
        };
        return new ModelArtifact(new LinearModel(ModelTask.Regression, schema, [0.5], number, [50], [10]), new SignalRule(0.001, -0.001, 1), manifest);
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
