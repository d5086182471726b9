using System.Text.Json.Serialization;

namespace AlphaPulse.Training;

/// <summary>Writes the decisions of policies as evidence: stable names in snake case, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RollbackDecision))]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
