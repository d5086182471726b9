using AlphaPulse.Collectors;

namespace AlphaPulse.Hosting;

/// <summary>What is stored of a series and what is missing on its calendar.</summary>
/// <param name="Stored">How many closed bars are stored.</param>
/// <param name="Gaps">How many runs of missing bars there are between the first and the last.</param>
/// <param name="Missing">How many bars are missing in them.</param>
/// <param name="OffGrid">How many stored bars open at a time that the calendar does not expect.</param>
public sealed record CoverageSummary(long Stored, long Gaps, long Missing, long OffGrid)
{
    /// <summary>The runs of missing bars in the order of time; empty where only their number is known.</summary>
    public IReadOnlyList<CoverageGap> Runs { get; init; } = [];
}
