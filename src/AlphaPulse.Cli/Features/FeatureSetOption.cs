using System.CommandLine;
using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary><c>--set NAME|FILE.json</c>.</summary>
internal static class FeatureSetOption
{
    public static Option<string> Create() =>
        new("--set") { Description = "The name of a set, or a JSON file that defines one.", Required = true };

    public static Option<string?> CreateOptional() =>
        new("--set") { Description = "The features: the name of a set, or a JSON file that defines one; standard where it is not named." };

    public static async Task<FeatureSet> FindAsync(string name, CancellationToken cancellationToken) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? FeatureSet.FromJson(await File.ReadAllBytesAsync(name, cancellationToken))
            : FeatureSets.Get(name);
}
