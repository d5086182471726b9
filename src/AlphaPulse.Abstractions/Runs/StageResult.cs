namespace AlphaPulse;

/// <summary>What one stage of a run did.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Items">How many items it handled: bars, rows, candidates or signals.</param>
public sealed record StageResult(string Name, TimeSpan Elapsed, long Items);
