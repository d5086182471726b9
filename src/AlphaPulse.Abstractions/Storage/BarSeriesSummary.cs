namespace AlphaPulse;

/// <summary>What a store holds of one series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Bars">How many closed bars, each counted once.</param>
/// <param name="Revisions">How many later versions there are beside them.</param>
/// <param name="First">The open time of the first bar, UTC.</param>
/// <param name="Last">The open time of the last bar, UTC.</param>
/// <param name="Provenance">Where the newest versions came from, each once, in the order of the enumeration.</param>
public sealed record BarSeriesSummary(
    BarSeriesId Series, long Bars, long Revisions, DateTimeOffset First, DateTimeOffset Last, IReadOnlyList<BarProvenance> Provenance);
