using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What a venue can do, for whoever chooses one: the tables of the documentation are made from it.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record VenueDescriptor
{
    /// <summary>The clock of a venue that is asked for it.</summary>
    public const string ServerTime = "server time";

    /// <summary>The name by which it is found, as in <c>binance</c>: the part of an instrument before the colon.</summary>
    public required string Name { get; init; }

    /// <summary>The name for people, as in <c>Binance spot</c>.</summary>
    public required string Title { get; init; }

    /// <summary>A symbol as the venue writes it, as in <c>BTCUSDT</c>.</summary>
    public required string SymbolExample { get; init; }

    /// <summary>The kinds of instruments that can be asked for.</summary>
    public required IReadOnlyList<InstrumentKind> Kinds { get; init; }

    /// <summary>The timeframes it has bars of. One whose grid differs from that of <see cref="Timeframe"/> is left out.</summary>
    public required IReadOnlyList<VenueInterval> Intervals { get; init; }

    /// <summary>The most bars that it gives at a time.</summary>
    public required int BarLimit { get; init; }

    /// <summary>What it gives where more bars lie in a span.</summary>
    public required VenueBarPaging BarPaging { get; init; }

    /// <summary>Whether its bars come newest first.</summary>
    public bool BarsNewestFirst { get; init; }

    /// <summary>The most trades that it gives at a time.</summary>
    public required int TradeLimit { get; init; }

    /// <summary>In which way it gives trades.</summary>
    public required VenueTradePaging TradePaging { get; init; }

    /// <summary>How much it allows, until it has said so itself; <see langword="null"/> where only its refusals tell.</summary>
    public RateLimits? Limits { get; init; }

    /// <summary>Whether its trades come newest first.</summary>
    public bool TradesNewestFirst { get; init; }

    /// <summary>What the ids of its trades say, as far as recorded trades show it.</summary>
    /// <value>Default: <see cref="TradeIdRule.Opaque"/>, which claims nothing.</value>
    public TradeIdRule TradeIds { get; init; } = TradeIdRule.Opaque;

    /// <summary>Whether what it gives as one trade may be several that one order made at one price: they are not counted as trades.</summary>
    public bool AggregatesTrades { get; init; }

    /// <summary>What its clock is, where it has no answer that is one.</summary>
    /// <value>Default: <c>server time</c>.</value>
    public string Clock { get; init; } = ServerTime;

    /// <summary>Finds the venue's name of a timeframe.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">The venue has no bars of it; the message lists those it has.</exception>
    public VenueInterval IntervalOf(Timeframe timeframe) =>
        Intervals.FirstOrDefault(i => i.Timeframe == timeframe)
        ?? throw new ArgumentException($"{Title} has no bars of '{timeframe}'; choose one of {string.Join(", ", Intervals.Select(i => i.Timeframe))}.", nameof(timeframe));
}
