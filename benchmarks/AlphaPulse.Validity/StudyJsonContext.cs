using System.Text.Json.Serialization;

namespace AlphaPulse.Validity;

/// <summary>Lines of the log and of the output.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StudyLine))]
[JsonSerializable(typeof(StudyResult))]
internal sealed partial class StudyJsonContext : JsonSerializerContext;
