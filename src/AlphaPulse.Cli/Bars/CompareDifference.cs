using System.Text.Json.Serialization;

namespace AlphaPulse.Cli.Bars;

/// <summary>One difference, as JSON.</summary>
internal sealed record CompareDifference(
    string OpenTime,
    string Field,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Rebuilt,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Venue);
