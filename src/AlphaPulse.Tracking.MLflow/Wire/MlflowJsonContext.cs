using System.Text.Json.Serialization;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Requests and answers as JSON: names in snake case, without reflection; what is null is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(ExperimentAnswer))]
[JsonSerializable(typeof(ExperimentIdAnswer))]
[JsonSerializable(typeof(CreateExperimentBody))]
[JsonSerializable(typeof(CreateRunBody))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(UpdateRunBody))]
[JsonSerializable(typeof(LogMetricBody))]
[JsonSerializable(typeof(LogTextBody))]
[JsonSerializable(typeof(LogBatchBody))]
[JsonSerializable(typeof(CreateModelBody))]
[JsonSerializable(typeof(CreateVersionBody))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(AliasBody))]
internal sealed partial class MlflowJsonContext : JsonSerializerContext;
