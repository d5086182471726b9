namespace AlphaPulse.Collectors;

/// <summary>The bars of a file in memory.</summary>
/// <param name="Bars">The newest version of each bar, ordered by open time.</param>
/// <param name="Quarantined">The rows that could not become bars, with their reasons.</param>
/// <param name="Report">What the import found.</param>
public sealed record LoadedBars(IReadOnlyList<Bar> Bars, IReadOnlyList<QuarantinedRow> Quarantined, ImportReport Report);
