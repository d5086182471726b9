namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="VenueBackfill"/> asks for.</summary>
/// <param name="Symbol">The symbol as the venue writes it, as in <c>BTCUSDT</c>.</param>
/// <param name="Timeframe">The timeframe.</param>
public sealed record BackfillOptions(string Symbol, Timeframe Timeframe)
{
    /// <summary>The first open time, included; <see langword="null"/> for <see cref="DefaultBars"/> before the venue's clock, which is reported.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>How many bars back it goes where <see cref="From"/> is not named.</summary>
    public const int DefaultBars = 20_000;
}
