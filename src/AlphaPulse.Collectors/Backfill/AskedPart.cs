namespace AlphaPulse.Collectors;

/// <summary>A span that a backfill asks for, and what was known of it before.</summary>
/// <param name="From">The first open time, included.</param>
/// <param name="To">The last open time, excluded.</param>
/// <param name="Tries">How often it was asked for before; 0 for what nobody has asked for.</param>
internal sealed record AskedPart(DateTimeOffset From, DateTimeOffset To, int Tries)
{
    /// <summary>Whether the venue gave later bars when it was asked before, so that these are missing and not yet to come.</summary>
    public bool IsGap => Tries > 0;
}
