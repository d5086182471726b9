namespace AlphaPulse;

/// <summary>What a venue says about one of its instruments: its names, its grid of prices and quantities, and whether it trades.</summary>
/// <remarks>
/// <para>What the venue does not say is <see langword="null"/>, never zero and never a guess. The kind (spot, perpetual, dated) and
/// the day of expiry are those of <see cref="Instrument"/>.</para>
/// <para>Equality is by value. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record InstrumentInfo
{
    /// <summary>The instrument, in the names of AlphaPulse.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The symbol as the venue writes it in requests, as in <c>BTCUSDT</c> or <c>tBTCUSD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The base asset as the venue writes it, as in <c>XXBT</c>.</summary>
    public required string BaseAsset { get; init; }

    /// <summary>The quote asset as the venue writes it, as in <c>ZUSD</c>; <see langword="null"/> for an equity.</summary>
    public required string? QuoteAsset { get; init; }

    /// <summary>Spot, perpetual, dated or equity.</summary>
    public InstrumentKind Kind => Instrument.Kind;

    /// <summary>Prices are multiples of it, in the quote asset; positive.</summary>
    public decimal? TickSize { get; init; }

    /// <summary>Quantities of orders are multiples of it, in the base asset or, where <see cref="ContractSize"/> is set, in contracts; positive.</summary>
    public decimal? LotStep { get; init; }

    /// <summary>The least quantity of an order, in the unit of <see cref="LotStep"/>; positive.</summary>
    public decimal? MinQuantity { get; init; }

    /// <summary>The least value of an order in the quote asset; positive.</summary>
    public decimal? MinNotional { get; init; }

    /// <summary>
    /// What one contract is worth, in units of <see cref="ContractAsset"/>; <see langword="null"/> where quantities are in the base asset.
    /// </summary>
    public decimal? ContractSize { get; init; }

    /// <summary>The asset that <see cref="ContractSize"/> counts, as the venue writes it; <see langword="null"/> where there is no such size.</summary>
    public string? ContractAsset { get; init; }

    /// <summary>Whether it trades.</summary>
    public InstrumentStatus Status { get; init; }

    /// <summary>The venue's own word of the status, as in <c>BREAK</c>; <see langword="null"/> where it has none.</summary>
    public string? VenueStatus { get; init; }

    /// <summary>When trading began, UTC; <see langword="null"/> where the venue does not say.</summary>
    public DateTimeOffset? ListedAt
    {
        get;
        init => field = value?.ToUniversalTime();
    }
}
