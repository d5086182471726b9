namespace AlphaPulse;

/// <summary>What one answer of a venue brought and what it says about a series: kept together or not at all.</summary>
/// <remarks>Not safe for use from several threads while its lists are changed.</remarks>
/// <param name="Series">The series of everything in it.</param>
public sealed record CoverageUpdate(BarSeriesId Series)
{
    /// <summary>The bars; written as by <see cref="IBarStore.WriteAsync"/>.</summary>
    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>The rows that can be no bars; kept as by <see cref="IQuarantineStore.AddAsync"/>.</summary>
    public IReadOnlyList<QuarantinedRow> Quarantined { get; init; } = [];

    /// <summary>What is known now, in any order; of spans that overlap the later one counts.</summary>
    public IReadOnlyList<CoverageSpan> Spans { get; init; } = [];
}
