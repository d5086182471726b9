namespace AlphaPulse;

/// <summary>What one look at a venue, or one notice, says of the life of instruments: kept together or not at all.</summary>
public sealed record InstrumentLifeUpdate
{
    /// <summary>The events. One of the same instrument, kind and <see cref="InstrumentEvent.At"/> that is held already stays as it is.</summary>
    public IReadOnlyList<InstrumentEvent> Events { get; init; } = [];

    /// <summary>The list that takes the place of the one before; <see langword="null"/> where no list was asked for.</summary>
    public InstrumentListing? Listing { get; init; }

    /// <summary>
    /// The time of the list that <see cref="Listing"/> was compared with; <see langword="null"/> where there was none. Where another list is
    /// held, another process was faster and nothing is written.
    /// </summary>
    public DateTimeOffset? ComparedWith { get; init; }
}
