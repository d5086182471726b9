namespace AlphaPulse.Collectors;

/// <summary>What became of an update of an order book.</summary>
public enum BookOutcomeKind
{
    /// <summary>It was applied; the book is what the venue has.</summary>
    Applied = 0,

    /// <summary>It holds nothing that the book does not hold already, and was left out.</summary>
    Stale = 1,

    /// <summary>The book waits for a snapshot; the update is kept where the venue's rule needs it then.</summary>
    Waiting = 2,

    /// <summary>The book can no longer be trusted and is empty; a new snapshot of this one instrument is needed.</summary>
    ResyncNeeded = 3,
}
