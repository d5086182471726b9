using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Explain;
using AlphaPulse.Cli.Features;
using AlphaPulse.Cli.Indicators;
using AlphaPulse.Cli.Instruments;
using AlphaPulse.Cli.Registry;
using AlphaPulse.Cli.Store;
using AlphaPulse.Cli.Train;

namespace AlphaPulse.Cli.Output;

/// <summary>The JSON documents of the command line, in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(FeatureListing))]
[JsonSerializable(typeof(GateResult))]
[JsonSerializable(typeof(IndicatorListing))]
[JsonSerializable(typeof(SignalExplanationResult))]
[JsonSerializable(typeof(InstrumentLifeAddition))]
[JsonSerializable(typeof(InstrumentLifeListing))]
[JsonSerializable(typeof(LifeLookResult))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(LeakListing))]
[JsonSerializable(typeof(AuditResult))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(CollectResult))]
[JsonSerializable(typeof(CompareResult))]
[JsonSerializable(typeof(HeldBarEntry))]
[JsonSerializable(typeof(QuarantineListing))]
[JsonSerializable(typeof(CoverageResult))]
[JsonSerializable(typeof(StoreBackupResult))]
[JsonSerializable(typeof(StoreCheckResult))]
[JsonSerializable(typeof(StoreCompactResult))]
[JsonSerializable(typeof(StoreRetainResult))]
[JsonSerializable(typeof(VersionListing))]
[JsonSerializable(typeof(VersionDetail))]
[JsonSerializable(typeof(ModelImportResult))]
[JsonSerializable(typeof(MoveListing))]
[JsonSerializable(typeof(ServedEntry))]
[JsonSerializable(typeof(TrainResult))]
[JsonSerializable(typeof(VerificationResult))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
