using System.Globalization;

namespace AlphaPulse;

/// <summary>One public trade of an instrument, in exact decimals.</summary>
/// <remarks>
/// <para>Invariants, checked by the constructor: it names an instrument; the id is not empty where there is one; the price is positive and at most
/// <see cref="Bar.MaximumPrice"/>; the quantity is positive and at most <see cref="Bar.MaximumVolume"/>. The pair of instrument and
/// venue id is the key: the same trade that comes twice, by stream and by request, is one trade. A trade without an id has no key, and
/// nothing tells whether it came before.</para>
/// <para>Equality is by value, the time of receipt included; decimals compare by value, though each keeps the digits it came with.
/// Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed record Trade
{
    /// <summary>Creates a trade and checks every invariant.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="venueTradeId">The venue's id of the trade, as the venue writes it; <see langword="null"/> where it sends none.</param>
    /// <param name="time">When it was made by the venue's clock; normalised to UTC.</param>
    /// <param name="price">The price in the quote asset.</param>
    /// <param name="quantity">The quantity in the base asset, or in shares.</param>
    /// <param name="takerSide">Which side the taker was on.</param>
    /// <param name="receivedAt">When we received it by our clock; normalised to UTC.</param>
    /// <exception cref="InvalidTradeException">An invariant is broken; the message names it with the values.</exception>
    public Trade(
        InstrumentId instrument,
        string? venueTradeId,
        DateTimeOffset time,
        decimal price,
        decimal quantity,
        TradeSide takerSide,
        DateTimeOffset receivedAt)
    {
        Instrument = instrument;
        VenueTradeId = venueTradeId;
        Time = time.ToUniversalTime();
        Price = price;
        Quantity = quantity;
        TakerSide = takerSide;
        ReceivedAt = receivedAt.ToUniversalTime();
        if (FindDefect() is { } defect)
        {
            throw new InvalidTradeException(string.Create(
                CultureInfo.InvariantCulture,
                $"The trade '{venueTradeId ?? "without an id"}' of {instrument} at {UtcText.Format(time)} is impossible: {defect}. Correct it at its source or quarantine it."));
        }
    }

    /// <summary>The instrument.</summary>
    public InstrumentId Instrument { get; }

    /// <summary>The venue's id, as the venue writes it; unique within the instrument, and not always a number. <see langword="null"/> where the venue sends none.</summary>
    public string? VenueTradeId { get; }

    /// <summary>When it was made by the venue's clock, UTC, to 100 ns; finer digits are cut off, never rounded up.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The price in the quote asset.</summary>
    public decimal Price { get; }

    /// <summary>The quantity in the base asset, or in shares.</summary>
    public decimal Quantity { get; }

    /// <summary>Which side the taker was on.</summary>
    public TradeSide TakerSide { get; }

    /// <summary>When we received it by our clock, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Finds the first invariant that values of a trade break, for whoever wants to know the defect without an exception.</summary>
    /// <param name="price">The price.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>The defect in words with the value, or <see langword="null"/> where there is none.</returns>
    public static string? FindDefect(decimal price, decimal quantity)
    {
        if (price is <= 0 or > Bar.MaximumPrice)
        {
            return string.Create(CultureInfo.InvariantCulture, $"price {price} is not over 0 and at most {Bar.MaximumPrice}");
        }

        return quantity is <= 0 or > Bar.MaximumVolume
            ? string.Create(CultureInfo.InvariantCulture, $"quantity {quantity} is not over 0 and at most {Bar.MaximumVolume}")
            : null;
    }

    private string? FindDefect()
    {
        if (Instrument.Kind == InstrumentKind.None)
        {
            return "it names no instrument";
        }

        if (VenueTradeId is not null && string.IsNullOrWhiteSpace(VenueTradeId))
        {
            return "its id of the venue is empty";
        }

        return TakerSide is < TradeSide.Unknown or > TradeSide.Sell
            ? string.Create(CultureInfo.InvariantCulture, $"taker side {(int)TakerSide} is none")
            : FindDefect(Price, Quantity);
    }
}
