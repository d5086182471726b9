using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary><c>alphapulse features list</c>.</summary>
internal static class FeaturesListCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "The features of the catalog and the sets. Example: alphapulse features list --json") { json };
        command.SetAction(parsed =>
        {
            var listing = new FeatureListing(
                [.. FeatureCatalog.All.Select(d => new FeatureEntry(d.Name, d.Usage, d.Description, [.. d.Parameters]))],
                [.. FeatureSets.All.Select(s => new FeatureSetEntry(s.Name, s.Schema.Hash, s.Schema.Warmup, [.. s.Schema.Columns.Select(c => c.Name)]))]);
            if (parsed.GetValue(json))
            {
                Printer.Json(listing, CliJsonContext.Default.FeatureListing);
                return ExitCodes.Done;
            }

            Printer.Table(["feature", "what it tells"], listing.Features.Select(f => (IReadOnlyList<object>)[f.Usage, f.Description]));
            Printer.Table(["set", "warm-up", "features"], listing.Sets.Select(s => (IReadOnlyList<object>)[s.Name, s.Warmup, string.Join(' ', s.Features)]));
            return ExitCodes.Done;
        });
        return command;
    }
}
