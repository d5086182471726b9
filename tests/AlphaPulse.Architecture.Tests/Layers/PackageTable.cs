namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>The packages, their one-way layers and what each may reference. A new package gets its row here.</summary>
internal static class PackageTable
{
    private const string Prefix = "AlphaPulse.";
    private const int Leaf = 7;

    /// <summary>What every package may reference: the abstractions of dependency injection, options and logging.</summary>
    public static IReadOnlyList<string> Everywhere { get; } =
    [
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Options.DataAnnotations",
    ];

    public static IReadOnlyList<PackageRule> Rules { get; } =
    [
        Rule(0, "Abstractions", []),
        Rule(1, "Indicators"),
        Rule(1, "Http", ["Abstractions"], "Polly.Core"),
        Rule(1, "Models"),
        Rule(1, "Backtesting"),
        Rule(1, "Storage.Sqlite", ["Abstractions"], "Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"),
        Rule(1, "Storage.Postgres", ["Abstractions"], "Npgsql"),
        Rule(1, "Simulation"),
        Rule(2, "Collectors", ["Abstractions", "Http"]),
        Rule(2, "Sentiment", ["Abstractions", "Http", "Models"]),
        Rule(2, "Features", ["Abstractions", "Indicators"], "Microsoft.Extensions.Caching.Abstractions"),
        Rule(2, "Drift", ["Abstractions", "Models"]),
        Rule(3, "Training", ["Abstractions", "Features", "Models", "Backtesting", "Drift"]),
        Rule(3, "Inference", ["Abstractions", "Features", "Models", "Backtesting"]),
        Rule(4, "Hosting", UpTo3, "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Hosting"),
        Rule(5, "AspNetCore", ["Abstractions", "Hosting"], "Microsoft.AspNetCore.App"),
        new("AlphaPulse", 5, [.. UpTo3.Append("Hosting").Select(n => Prefix + n)], ["Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Hosting"]),
        new(Prefix + "Cli", 6, ["AlphaPulse"], ["Microsoft.Extensions.DependencyInjection", "System.CommandLine", "Spectre.Console"]),
        Rule(Leaf, "Indicators.Skender", ["Abstractions", "Indicators"], "Skender.Stock.Indicators"),
        Rule(Leaf, "Training.MicrosoftML", ["Abstractions", "Training"], "Microsoft.ML", "Microsoft.ML.FastTree", "Microsoft.ML.LightGbm"),
        Rule(Leaf, "Tracking.MLflow", ["Abstractions", "Http"]),
        Rule(Leaf, "Testing", [.. UpTo3.Except(["Training", "Inference"], StringComparer.Ordinal)]),
    ];

    private static string[] UpTo3 =>
    [
        "Abstractions", "Indicators", "Http", "Models", "Backtesting", "Storage.Sqlite", "Storage.Postgres", "Simulation",
        "Collectors", "Sentiment", "Features", "Drift", "Training", "Inference",
    ];

    /// <summary>Whether a name is one of ours.</summary>
    public static bool IsOurs(string name) => name == "AlphaPulse" || name.StartsWith(Prefix, StringComparison.Ordinal);

    private static PackageRule Rule(int layer, string name) => Rule(layer, name, ["Abstractions"]);

    private static PackageRule Rule(int layer, string name, string[] mayReference, params string[] thirdParty) =>
        new(Prefix + name, layer, [.. mayReference.Select(n => Prefix + n)], thirdParty);
}
