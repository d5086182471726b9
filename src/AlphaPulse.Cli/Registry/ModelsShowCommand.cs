using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models show</c>.</summary>
internal static class ModelsShowCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var version = RegistryOption.Version();
        var json = CommonOptions.Json();
        var command = new Command("show", "Shows what a version was made from, after checking its file. Example: alphapulse models show champion --registry alphapulse-run/registry") { version, folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!);
            var found = await RegistryOption.FindAsync(registry, parsed.GetValue(version)!, cancellationToken);
            var loaded = await registry.LoadAsync(found.Id, cancellationToken);
            Print(Detail(loaded, await registry.ListAliasesAsync(cancellationToken)), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static VersionDetail Detail(LoadedModel loaded, IReadOnlyDictionary<string, string> aliases)
    {
        var (model, rule, manifest) = loaded.Artifact;
        return new VersionDetail(
            VersionEntry.Of(loaded.Version, aliases),
            model.Task.ToString(),
            manifest.Series.ToString(),
            manifest.Label,
            rule.HorizonBars,
            rule.LongAbove,
            rule.ShortBelow,
            UtcText.Format(manifest.TrainedFrom),
            UtcText.Format(manifest.TrainedTo),
            manifest.Samples,
            manifest.Trials,
            manifest.Seed,
            manifest.DataHash,
            [.. manifest.Provenance.Select(p => p.ToString())],
            model.Schema.Name,
            model.Schema.Hash,
            [.. model.Schema.Columns.Select(c => c.Name)],
            manifest.Options);
    }

    private static void Print(VersionDetail detail, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(detail, CliJsonContext.Default.VersionDetail);
            return;
        }

        RegistryPrinter.Versions([detail.Version], asJson: false);
        Printer.Table(
            ["what", "value"],
            [
                ["task", detail.Task], ["series", detail.Series], ["label", detail.Label], ["horizon in bars", detail.HorizonBars],
                ["long above", detail.LongAbove], ["short below", detail.ShortBelow], ["trained from", detail.TrainedFrom], ["trained to", detail.TrainedTo],
                ["samples", detail.Samples], ["trials", detail.Trials], ["seed", detail.Seed], ["data", detail.DataHash],
                ["provenance", string.Join(", ", detail.Provenance)], ["features", $"{detail.FeatureSet} ({detail.Features.Count} columns)"], ["schema", detail.SchemaHash],
                .. detail.Options.Select(o => (IReadOnlyList<object>)[$"option {o.Key}", o.Value]),
            ]);
    }
}
