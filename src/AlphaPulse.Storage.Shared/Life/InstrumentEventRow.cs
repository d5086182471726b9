namespace AlphaPulse.Storage;

/// <summary>An event in the life of an instrument as stored: decimals and instruments are exact text, times are those of <see cref="StoredTime"/>.</summary>
internal readonly record struct InstrumentEventRow(
    int Kind, long At, long KnownAt, bool IsKnownAtAssumed, string Evidence, string? RenamedTo, string? SplitRatio, string? TickSize, string? LotStep)
{
    /// <summary>The columns of the values, in their order.</summary>
    public const string Columns = "kind, at, known_at, known_at_assumed, evidence, renamed_to, split_ratio, tick_size, lot_step";

    public static InstrumentEventRow From(InstrumentEvent item) => new(
        (int)item.Kind,
        StoredTime.From(item.At),
        StoredTime.From(item.KnownAt),
        item.IsKnownAtAssumed,
        item.Evidence,
        item.RenamedTo?.ToString(),
        ExactText.From(item.SplitRatio),
        ExactText.From(item.TickSize),
        ExactText.From(item.LotStep));

    /// <summary>Reads the event.</summary>
    /// <exception cref="StoreException">The row is no event.</exception>
    public InstrumentEvent ToEvent(InstrumentId instrument, string place) => new(
        instrument, LifeRules.EventKind(Kind, place), StoredTime.ToTime(At, place), StoredTime.ToTime(KnownAt, place), Evidence)
    {
        IsKnownAtAssumed = IsKnownAtAssumed,
        RenamedTo = RenamedTo is null ? null : ExactText.ToInstrument(RenamedTo, place),
        SplitRatio = ExactText.ToDecimal(SplitRatio, place),
        TickSize = ExactText.ToDecimal(TickSize, place),
        LotStep = ExactText.ToDecimal(LotStep, place),
    };
}
