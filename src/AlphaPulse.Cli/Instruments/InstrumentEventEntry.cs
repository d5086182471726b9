using System.Text.Json.Serialization;

namespace AlphaPulse.Cli.Instruments;

/// <summary>One event in the life of an instrument, as JSON.</summary>
internal sealed record InstrumentEventEntry(
    string Kind,
    string At,
    string KnownAt,
    bool IsKnownAtAssumed,
    string? RenamedTo,
    decimal? SplitRatio,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal? TickSize,
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal? LotStep,
    bool Cuts,
    string Evidence)
{
    /// <summary>Makes the entries of the life of one instrument; whether an event cuts depends on those before it.</summary>
    public static IReadOnlyList<InstrumentEventEntry> Of(IReadOnlyList<InstrumentEvent> life)
    {
        var cuts = SeriesCuts.Of(life).Select(cut => (cut.Kind, cut.At)).ToHashSet();
        return [.. life.Select(item => new InstrumentEventEntry(
            EventKindText.Of(item.Kind),
            UtcText.Format(item.At),
            UtcText.Format(item.KnownAt),
            item.IsKnownAtAssumed,
            item.RenamedTo?.ToString(),
            item.SplitRatio,
            item.TickSize,
            item.LotStep,
            cuts.Contains((item.Kind, item.At)),
            item.Evidence))];
    }
}
