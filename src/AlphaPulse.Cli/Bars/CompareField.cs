using System.Text.Json.Serialization;

namespace AlphaPulse.Cli.Bars;

/// <summary>What a comparison found in one field, as JSON.</summary>
internal sealed record CompareField(
    string Field,
    long Compared,
    long Different,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Greatest,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Sum);
