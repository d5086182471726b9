namespace AlphaPulse.Collectors;

/// <summary>How a <see cref="TradeBarBuilder"/> makes bars.</summary>
public sealed record TradeBarOptions
{
    /// <summary>What the venue's ids say; see <see cref="VenueDescriptor.TradeIds"/>.</summary>
    /// <value>Default: <see cref="TradeIdRule.Opaque"/>, which claims nothing.</value>
    public TradeIdRule Ids { get; init; } = TradeIdRule.Opaque;

    /// <summary>
    /// How long after the end of a bar its trades may still come, by the times of the trades; from zero to a day. <see langword="null"/>:
    /// bars wait for <see cref="TradeBarBuilder.Complete"/>, whatever the order, as history that comes newest first needs it.
    /// </summary>
    /// <value>Default: 5 seconds.</value>
    public TimeSpan? Lateness { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether a trade may stand for several, so that they are not counted; see <see cref="VenueDescriptor.AggregatesTrades"/>.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Aggregated { get; init; }

    /// <summary>When the market trades. A trade outside is counted and makes no bar.</summary>
    /// <value>Default: always.</value>
    public ITradingCalendar Calendar { get; init; } = AlwaysOpenCalendar.Instance;

    /// <summary>
    /// How long after its close a bar counts as available, which is an assumption and marked as one; from zero to a day.
    /// <see langword="null"/>: when the last trade before the bar was given out was received, and not before the close.
    /// </summary>
    /// <value>Default: <see langword="null"/>.</value>
    public TimeSpan? AssumedDelay { get; init; }

    internal string? FindDefect() => this switch
    {
        { Calendar: null } => "TradeBarOptions.Calendar is null; leave it out for a market that is always open",
        _ when !Enum.IsDefined(Ids) => $"TradeBarOptions.Ids is the unknown {Ids}",
        _ when IsOutside(Lateness) => $"TradeBarOptions.Lateness is {Lateness:c} and must be from zero to a day",
        _ when IsOutside(AssumedDelay) => $"TradeBarOptions.AssumedDelay is {AssumedDelay:c} and must be from zero to a day",
        _ => null,
    };

    private static bool IsOutside(TimeSpan? span) => span is { } set && (set < TimeSpan.Zero || set > TimeSpan.FromDays(1));
}
