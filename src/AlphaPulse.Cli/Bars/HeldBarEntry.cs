using System.Text.Json.Serialization;

namespace AlphaPulse.Cli.Bars;

/// <summary>A bar that was held back, as JSON.</summary>
internal sealed record HeldBarEntry(
    long Number,
    string OpenTime,
    string Kind,
    string Reason,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Open,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal High,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Low,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Close,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Volume,
    string HeldAt,
    string? ReleasedAt,
    string? ReleaseReason,
    string? SupersededAt)
{
    public static HeldBarEntry Of(HeldBar held) => new(
        held.Id,
        UtcText.Format(held.Bar.OpenTime),
        Name(held.Kind),
        held.Reason,
        held.Bar.Open,
        held.Bar.High,
        held.Bar.Low,
        held.Bar.Close,
        held.Bar.Volume,
        UtcText.Format(held.HeldAt),
        held.ReleasedAt is { } time ? UtcText.Format(time) : null,
        held.ReleaseReason,
        held.SupersededAt is { } superseded ? UtcText.Format(superseded) : null);

    private static string Name(QuarantineKind kind) => kind switch
    {
        QuarantineKind.ZeroVolume => "zero_volume",
        QuarantineKind.VenueSpread => "venue_spread",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
