namespace AlphaPulse;

/// <summary>One event in the life of an instrument, with its two times.</summary>
/// <remarks>
/// Whoever reads as known at a time before <see cref="KnownAt"/> does not see it, whatever <see cref="At"/> says. Equality is by value.
/// Immutable and safe for use from any thread.
/// </remarks>
/// <param name="Instrument">The instrument, by the name that it has before the event.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it took effect, UTC: bars that open from then on are behind it.</param>
/// <param name="KnownAt">When it could be known, UTC; before <paramref name="At"/> where it was announced.</param>
/// <param name="Evidence">What says so, for people: two lists and their times, a line of an audit, a notice.</param>
public sealed record InstrumentEvent(InstrumentId Instrument, InstrumentEventKind Kind, DateTimeOffset At, DateTimeOffset KnownAt, string Evidence)
{
    /// <summary>When it took effect, UTC.</summary>
    public DateTimeOffset At { get; init; } = At.ToUniversalTime();

    /// <summary>When it could be known, UTC.</summary>
    public DateTimeOffset KnownAt { get; init; } = KnownAt.ToUniversalTime();

    /// <summary>Whether <see cref="KnownAt"/> is an assumption, as for what was found in imported history, rather than an observation.</summary>
    public bool IsKnownAtAssumed { get; init; }

    /// <summary>Of a <see cref="InstrumentEventKind.Rename"/>: the new name; <see langword="null"/> where only the venue's symbol changed.</summary>
    public InstrumentId? RenamedTo { get; init; }

    /// <summary>Of a <see cref="InstrumentEventKind.Split"/>: how many units one became; 0.1 where ten became one. Positive.</summary>
    public decimal? SplitRatio { get; init; }

    /// <summary>Of a <see cref="InstrumentEventKind.GridChange"/>: the new tick, where it changed. Positive.</summary>
    public decimal? TickSize { get; init; }

    /// <summary>Of a <see cref="InstrumentEventKind.GridChange"/>: the new step, where it changed. Positive.</summary>
    public decimal? LotStep { get; init; }

    /// <summary>Finds the first rule that the event breaks.</summary>
    /// <returns>The defect in words, or <see langword="null"/> where there is none.</returns>
    public string? FindDefect() => this switch
    {
        { Instrument.Kind: InstrumentKind.None } => "it names no instrument",
        { Kind: InstrumentEventKind.Unknown } => "it does not say what happened",
        _ when !Enum.IsDefined(Kind) => $"its kind is the unknown {Kind}",
        _ when string.IsNullOrWhiteSpace(Evidence) => "it has no evidence",
        { RenamedTo: not null, Kind: not InstrumentEventKind.Rename } => $"a {Kind} has a new name",
        { RenamedTo.Kind: InstrumentKind.None } => "its new name names no instrument",
        { Kind: InstrumentEventKind.Split, SplitRatio: null or <= 0 or 1 } => FormattableString.Invariant($"the ratio {SplitRatio} of a split is none, not positive, or 1"),
        { SplitRatio: not null, Kind: not InstrumentEventKind.Split } => $"a {Kind} has the ratio of a split",
        { Kind: InstrumentEventKind.GridChange, TickSize: null, LotStep: null } => "it changes neither tick nor step",
        { Kind: not InstrumentEventKind.GridChange } when TickSize is not null || LotStep is not null => $"a {Kind} has a tick or a step",
        { TickSize: <= 0 } or { LotStep: <= 0 } => FormattableString.Invariant($"the tick {TickSize} or the step {LotStep} is not positive"),
        _ => null,
    };
}
