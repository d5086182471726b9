using System.CommandLine;
using AlphaPulse.Cli.Features;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Registry;
using AlphaPulse.Cli.Venues;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Run;

/// <summary><c>alphapulse run</c>: the whole pipeline.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "A CSV file of real bars, plain, .gz or .zip; '-' is standard input, which is kept as stdin.csv in the working directory. Without it and --venue the simulated market is used, and every output says so." };
        var symbol = new Option<string?>("--symbol") { Description = "The symbol as the venue writes it, as in BTCUSDT; goes with --venue." };
        var from = new Option<string?>("--from") { Description = "The first bar that the venue is asked for, UTC, as in 2024-01-01 or 2024-01-01T12:00:00Z; 20,000 bars back where it is not named." };
        var instrument = CommonOptions.Instrument();
        var set = FeatureSetOption.CreateOptional();
        var streams = new Option<string[]>("--stream") { Description = "Which instrument of the store a name behind an @ in features stands for, as in ETHUSDT=binance:ETH-USDT; import its bars first; may be repeated." };
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var workdir = new Option<string>("--workdir") { Description = "Where store, registry and results are kept.", DefaultValueFactory = _ => new PipelineOptions().WorkingDirectory };
        var horizon = new Option<int?>("--horizon") { Description = "How many bars a signal looks ahead." };
        var seed = new Option<long?>("--seed") { Description = "The seed of training, gate and simulated market." };
        var threads = CommonOptions.Threads();
        var profile = new Option<TrainingProfile?>("--profile") { Description = "How hard training looks for a model: fast, quick, full or adaptive. What a model must show is the same in all of them." };
        var overrideReason = new Option<string?>("--override-holdout") { Description = "Why the gate may open a holdout that another candidate has seen; goes on record." };
        var explain = new Option<bool>("--explain") { Description = "Keep with each signal what its features added to it, and watch these contributions for drift." };
        var html = new Option<string?>("--html") { Description = "Write the report there as well; it is always report.html in the working directory." };
        var key = RegistryOption.SigningKey();
        var json = CommonOptions.Json();
        var command = new Command("run", "Bars to settled signals in one go: collect, audit, features, train, gate, replay, report. Example: alphapulse run --data btcusdt-1h.csv --workdir out")
        {
            data, symbol, from, instrument, timeframe, calendar, set, streams, workdir, horizon, seed, threads, profile, overrideReason, explain, html, key, json,
        };
        var venue = VenueArguments.AddTo(command, required: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var choice = parsed.GetValue(venue.Name) is null ? null : venue.Read(parsed, parsed.GetValue(symbol) is { } asked ? [asked] : []);
            var features = parsed.GetValue(set) is { } text ? await FeatureSetOption.FindAsync(text, cancellationToken) : null;
            var named = InputsOption.Entries("--stream", parsed.GetValue(streams), features?.Streams ?? []);
            var input = parsed.GetValue(data);
            if (input == Streams.Standard)
            {
                // Beside the results, so that the run can be repeated from what it read.
                input = Path.Combine(parsed.GetValue(workdir)!, "stdin.csv");
                await Streams.KeepInputAsync(input, cancellationToken);
            }

            var services = new ServiceCollection();
            VerboseLog.AddTo(services, parsed);
            services.AddAlphaPulse(pulse =>
            {
                if (parsed.GetValue(seed) is { } simulated)
                {
                    pulse.AddSimulation(o => o.Seed = simulated);
                }

                pulse.AddFeatures(features);
                foreach (var (name, other) in named)
                {
                    pulse.AddFeatureStream(name, InstrumentId.Parse(other));
                }

                pulse.AddTraining(o =>
                {
                    o.HorizonBars = parsed.GetValue(horizon) ?? o.HorizonBars;
                    o.Seed = parsed.GetValue(seed) ?? o.Seed;
                    o.MaximumThreads = parsed.GetValue(threads) ?? o.MaximumThreads;
                    if (parsed.GetValue(profile) is { } chosen)
                    {
                        o.Use(chosen);
                    }
                });
                pulse.AddInference(o => o.ExplainSignals = parsed.GetValue(explain));
                pulse.AddEmbeddedPipeline(o =>
                {
                    o.WorkingDirectory = parsed.GetValue(workdir)!;
                    o.DataFile = input;
                    o.Venue = choice?.Venue.Name;
                    o.Symbol = parsed.GetValue(symbol);
                    o.BaseUrl = parsed.GetValue(venue.BaseUrl);
                    o.From = parsed.GetValue(from) is { } first ? TimeText.Parse("--from", first) : null;
                    o.Instrument = parsed.GetValue(instrument);
                    o.Timeframe = parsed.GetValue(timeframe);
                    o.Calendar = parsed.GetValue(calendar);
                    o.HoldoutOverride = parsed.GetValue(overrideReason);
                    o.HtmlFile = parsed.GetValue(html);
                });
                if (choice is not null)
                {
                    pulse.AddCollectors(collectors => VenueSources.Add(collectors, choice));
                }

                if (!parsed.GetValue(CommonOptions.Quiet))
                {
                    pulse.AddConsoleAlerts();
                }
            });
            services.Configure<FileModelRegistryOptions>(o => o.SigningKeyFile = parsed.GetValue(key));
            await using var provider = services.BuildServiceProvider();
            var line = ProgressLine.For(parsed);
            var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync(new StageProgress(line), cancellationToken);
            var shown = summary.WithArtifactsBelow(parsed.GetValue(workdir)!);
            if (parsed.GetValue(json))
            {
                Printer.Json(shown, HostingJsonContext.Default.PipelineSummary);
            }
            else
            {
                RunReport.Print(shown);
            }

            return summary.Model.Decision == "promoted" ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private sealed class StageProgress(ProgressLine line) : IProgress<PipelineProgress>
    {
        public void Report(PipelineProgress value) => line.Show(
            FormattableString.Invariant($"[{value.StageNumber}/{value.StageCount}] {value.Stage,-9} {value.Items,10:N0}{(value.Elapsed is { } elapsed ? FormattableString.Invariant($"  {elapsed.TotalSeconds,7:0.00} s") : string.Empty)}"),
            final: value.Elapsed is not null);
    }
}
