namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="VenueBackfill"/> asks for.</summary>
/// <param name="Symbol">The symbol as the venue writes it, as in <c>BTCUSDT</c>.</param>
/// <param name="Timeframe">The timeframe.</param>
public sealed record BackfillOptions(string Symbol, Timeframe Timeframe)
{
    /// <summary>How many bars back it goes where <see cref="From"/> is not named.</summary>
    public const int DefaultBars = 20_000;

    /// <summary>The first open time, included; <see langword="null"/> for <see cref="DefaultBars"/> before the venue's clock, which is reported.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The last open time, excluded; <see langword="null"/> for everything that has closed by the venue's clock.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>When the market trades, and so which bars are missing where they do not come.</summary>
    /// <value>Default: always.</value>
    public ITradingCalendar Calendar { get; init; } = AlwaysOpenCalendar.Instance;

    /// <summary>Which end of what nobody has asked for comes first.</summary>
    /// <value>Default: <see cref="BackfillOrder.OldestFirst"/>.</value>
    public BackfillOrder Order { get; init; } = BackfillOrder.OldestFirst;

    /// <summary>How often the venue is asked for a bar that it does not give, before the bar counts as absent at the venue; from 1 to 100.</summary>
    /// <value>Default: 3.</value>
    public int GapTries { get; init; } = 3;

    /// <summary>How long after the second try a gap is left alone, which doubles with every further try; from zero to 30 days. The second
    /// try is made at the end of the run that found the gap.</summary>
    /// <value>Default: an hour.</value>
    public TimeSpan GapDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether bars that count as absent at the venue are asked for once more, due or not: what the venue still does not give is absent again.</summary>
    /// <value>Default: no, so that a run asks for nothing that the venue has been asked for often enough.</value>
    public bool RetryAbsent { get; init; }

    /// <summary>
    /// How long a run waits altogether for a venue that asks to be left alone, by a ban or by limits that are used up, beyond what a request
    /// waits itself (<see cref="Http.VenueHttpOptions.Deadline"/>); from zero, which ends the run at once, to 30 days.
    /// </summary>
    /// <value>Default: six hours.</value>
    public TimeSpan MaximumWait { get; init; } = TimeSpan.FromHours(6);

    internal string? FindDefect() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Symbol) => "BackfillOptions.Symbol is empty; name a symbol as the venue writes it",
        { Calendar: null } => "BackfillOptions.Calendar is null; leave it out for a market that is always open",
        { GapTries: < 1 or > 100 } => FormattableString.Invariant($"BackfillOptions.GapTries is {GapTries} and must be from 1 to 100"),
        _ when GapDelay < TimeSpan.Zero || GapDelay > TimeSpan.FromDays(30) => $"BackfillOptions.GapDelay is {GapDelay:c} and must be from zero to 30 days",
        _ when MaximumWait < TimeSpan.Zero || MaximumWait > TimeSpan.FromDays(30) => $"BackfillOptions.MaximumWait is {MaximumWait:c} and must be from zero to 30 days",
        _ when !Enum.IsDefined(Order) => $"BackfillOptions.Order is the unknown {Order}",
        _ when To <= From => $"BackfillOptions.To is {UtcText.Format(To!.Value)}, not later than From, which is {UtcText.Format(From!.Value)}",
        _ => null,
    };

    /// <summary>When a gap may be asked for again.</summary>
    internal DateTimeOffset DueAt(CoverageEvidence evidence) =>
        evidence.AskedAt + (GapDelay * Math.Pow(2, Math.Clamp(evidence.Tries - 2, 0, 12)));
}
