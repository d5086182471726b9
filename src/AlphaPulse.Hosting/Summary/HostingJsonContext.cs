using System.Text.Json.Serialization;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Writes summaries and decisions as JSON: stable names in snake case, indented, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PipelineSummary))]
[JsonSerializable(typeof(GateDecision))]
[JsonSerializable(typeof(DriftRecord))]
[JsonSerializable(typeof(ShadowDecision))]
[JsonSerializable(typeof(ModelCard))]
[JsonSerializable(typeof(IReadOnlyList<Trial>))]
[JsonSerializable(typeof(CombinatorialReport))]
[JsonSerializable(typeof(TrainingEvidence))]
[JsonSerializable(typeof(ImportanceReport))]
public sealed partial class HostingJsonContext : JsonSerializerContext;
