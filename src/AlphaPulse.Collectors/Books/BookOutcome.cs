namespace AlphaPulse.Collectors;

/// <summary>What became of an update of one order book. It speaks of one instrument; no other book is touched.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Kind">What became of it.</param>
/// <param name="Defect">Why a new snapshot is needed; otherwise <see cref="BookDefect.None"/>.</param>
/// <param name="Reason">The same in words, with the numbers; <see langword="null"/> where nothing is wrong.</param>
public readonly record struct BookOutcome(BookOutcomeKind Kind, BookDefect Defect = BookDefect.None, string? Reason = null)
{
    internal static BookOutcome Applied => new(BookOutcomeKind.Applied);

    internal static BookOutcome Stale => new(BookOutcomeKind.Stale);

    internal static BookOutcome Waiting => new(BookOutcomeKind.Waiting);

    internal static BookOutcome Resync(BookDefect defect, string reason) => new(BookOutcomeKind.ResyncNeeded, defect, reason);
}
