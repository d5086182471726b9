namespace AlphaPulse.Storage;

/// <summary>An instrument of a list as stored: decimals and the instrument are exact text, times are those of <see cref="StoredTime"/>.</summary>
internal readonly record struct ListedInstrumentRow(
    string Instrument,
    string Symbol,
    string BaseAsset,
    string? QuoteAsset,
    string? TickSize,
    string? LotStep,
    string? MinQuantity,
    string? MinNotional,
    string? ContractSize,
    string? ContractAsset,
    int Status,
    string? VenueStatus,
    long? ListedAt)
{
    /// <summary>The columns of the values, in their order.</summary>
    public const string Columns =
        "instrument, symbol, base_asset, quote_asset, tick_size, lot_step, min_quantity, min_notional, contract_size, contract_asset, status, venue_status, listed_at";

    public static ListedInstrumentRow From(InstrumentInfo info) => new(
        info.Instrument.ToString(),
        info.Symbol,
        info.BaseAsset,
        info.QuoteAsset,
        ExactText.From(info.TickSize),
        ExactText.From(info.LotStep),
        ExactText.From(info.MinQuantity),
        ExactText.From(info.MinNotional),
        ExactText.From(info.ContractSize),
        info.ContractAsset,
        (int)info.Status,
        info.VenueStatus,
        info.ListedAt is { } listedAt ? StoredTime.From(listedAt) : null);

    /// <summary>Reads the instrument.</summary>
    /// <exception cref="StoreException">The row is no instrument of a list.</exception>
    public InstrumentInfo ToInfo(string place) => new()
    {
        Instrument = ExactText.ToInstrument(Instrument, place),
        Symbol = Symbol,
        BaseAsset = BaseAsset,
        QuoteAsset = QuoteAsset,
        TickSize = ExactText.ToDecimal(TickSize, place),
        LotStep = ExactText.ToDecimal(LotStep, place),
        MinQuantity = ExactText.ToDecimal(MinQuantity, place),
        MinNotional = ExactText.ToDecimal(MinNotional, place),
        ContractSize = ExactText.ToDecimal(ContractSize, place),
        ContractAsset = ContractAsset,
        Status = LifeRules.Status(Status, place),
        VenueStatus = VenueStatus,
        ListedAt = ListedAt is { } listedAt ? StoredTime.ToTime(listedAt, place) : null,
    };
}
