using System.CommandLine;
using AlphaPulse.Cli.Features;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models gate</c>: a trained version before the gate that <c>run</c> asks.</summary>
internal static class ModelsGateCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var version = RegistryOption.Version();
        var vault = new Option<string?>("--vault") { Description = "The SQLite database that counts the openings of holdouts, the same for every candidate; made by the first opening where it is not there, but not where the registry has looks at these bars on record. With --store it is that one where it is not named." };
        var overrideReason = new Option<string?>("--override-holdout") { Description = "Why the gate may open a holdout that another candidate has seen; goes on record." };
        var file = new Option<string?>("--options") { Description = "A JSON file with what the gate asks and whether a version serves in shadow first, as in {\"gate\":{\"maximum_p_value\":0.01},\"policies\":{\"require_shadow\":true}}; the defaults otherwise. A host that has options of its own on this registry has to pass them here." };
        var runs = RegistryOption.Runs();
        var key = RegistryOption.SigningKey();
        var json = CommonOptions.Json();
        var command = new Command("gate", "Opens the holdout of a trained version once, on the bars of its training, and promotes or refuses it; exit code 3 with the reasons where it is refused. Example: alphapulse models gate challenger --registry models --input btcusdt-1h.csv --vault vault.db")
        {
            version, folder,
        };
        var input = SeriesInput.AddTo(command);
        foreach (var option in (Option[])[vault, overrideReason, file, runs, key, json])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var counts = parsed.GetValue(vault) ?? input.Store(parsed)
                ?? throw new FormatException("Name the database that counts the openings of holdouts with --vault; it has to be the same for every candidate of these bars.");
            var options = await GateFile.ReadAsync(parsed.GetValue(file), cancellationToken);
            var registry = RegistryOption.Open(parsed.GetValue(folder)!);
            var found = await RegistryOption.FindAsync(registry, parsed.GetValue(version)!, cancellationToken);
            if (await TrainingEvidence.ReadAsync(registry, found.Id, cancellationToken) is not { } evidence)
            {
                var reason = $"no record of its training is kept beside it, so that neither its guards nor its holdout are known: it was imported, or trained by an older release. Train one of its kind with 'alphapulse train', which keeps that record, or put on record why this one serves without the gate: alphapulse models promote {found.Id} --override-gate REASON";
                Print(new GateResult(found.Id, GateRecord.Refused, [reason], Evidence: null), parsed.GetValue(json));
                return ExitCodes.Refused;
            }

            var services = new ServiceCollection();
            services.AddSingleton(Options.Create(options.Gate));
            services.AddSingleton(Options.Create(options.Policies));
            services.AddAlphaPulse(pulse => pulse
                .UseSqlite(counts)
                .UseRegistry(parsed.GetValue(folder)!, parsed.GetValue(key))
                .UseFileTracking(o => o.Folder = RegistryOption.RunsFolder(parsed.GetValue(runs), parsed.GetValue(folder)!))
                .AddTraining(costs: evidence.ToCosts())
                .AddCandidateGate());
            await using var provider = services.BuildServiceProvider();
            OptionsFile.Validate(provider, options.Gate);
            OptionsFile.Validate(provider, options.Policies);

            var artifact = (await registry.LoadAsync(found.Id, cancellationToken)).Artifact;
            await VaultFile.ReadAsync(counts, registry, artifact.Manifest.Series, evidence.HoldoutFrom, evidence.HoldoutTo, cancellationToken);
            var material = await input.ReadAsync(
                parsed, FeatureSet.FromSchema(artifact.Model.Schema), artifact.Manifest.Series, TradingCalendars.Get(evidence.Calendar), cancellationToken);
            var request = evidence.ToRequest(found.Id, material.Features, material.Calendar) with { HoldoutOverride = parsed.GetValue(overrideReason) };
            await using var run = await provider.GetRequiredService<IExperimentTracker>().StartRunAsync(
                new ExperimentRunStart
                {
                    Experiment = evidence.Series,
                    Name = "gate",
                    Lineage = new ExperimentLineage
                    {
                        DataHash = DataFingerprint.Of(material.DataHash, material.Features),
                        FeatureSchemaHash = material.Features.Schema.Hash,
                        ParentRunId = evidence.Run,
                        ModelVersion = found.Id,
                    },
                },
                cancellationToken);
            var verdict = await provider.GetRequiredService<CandidateGate>().DecideAsync(request, run, cancellationToken);
            Print(new GateResult(found.Id, verdict.Word, verdict.Reasons, verdict.Decision), parsed.GetValue(json));
            return verdict.Decision.Promoted ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static void Print(GateResult result, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(result, CliJsonContext.Default.GateResult);
            return;
        }

        if (result.Evidence is { } decision)
        {
            Printer.Table(
                ["on the holdout", "net", "Sharpe a bar", "max drawdown", "trades"],
                decision.Strategies.Select(s => (IReadOnlyList<object>)[s.Name, s.NetReturn, s.Sharpe is { } sharpe ? sharpe : "no trade", s.MaxDrawdown, s.Trades]));
            Printer.Table(["guard", "verdict", "binds", "what it saw"], decision.Guards.Select(g => (IReadOnlyList<object>)[g.Name, g.Verdict.ToString(), g.IsBinding ? "yes" : "no", g.Words]));
            Printer.Table(["holdout from", "to", "openings", "trials on it"], [[UtcText.Format(decision.HoldoutFrom), UtcText.Format(decision.HoldoutTo), decision.HoldoutOpenings, decision.TrialsOnHoldout]]);
        }

        Console.Out.WriteLine($"{result.Version} {result.Decision}");
        foreach (var reason in result.Reasons)
        {
            Console.Out.WriteLine($"- {reason}");
        }
    }
}
