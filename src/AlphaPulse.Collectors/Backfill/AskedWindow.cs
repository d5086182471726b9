namespace AlphaPulse.Collectors;

/// <summary>What one walk through the pages of a venue asks for: parts in order, and what lies between them.</summary>
/// <param name="Parts">The parts, at least one.</param>
/// <param name="HasLater">Whether the ledger holds bars after the window, so that what does not come is missing and not yet to come.</param>
internal sealed record AskedWindow(IReadOnlyList<AskedPart> Parts, bool HasLater)
{
    public DateTimeOffset From => Parts[0].From;

    public DateTimeOffset To => Parts[^1].To;

    /// <summary>Whether every part was asked for before.</summary>
    public bool IsHealing => Parts.All(part => part.IsGap);

    /// <summary>How many expected bars it asks for.</summary>
    public long Count(Timeframe timeframe, ITradingCalendar calendar) => Parts.Sum(part => calendar.CountExpected(timeframe, part.From, part.To));
}
