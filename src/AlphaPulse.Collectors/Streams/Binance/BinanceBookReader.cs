using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Reads the snapshot of an order book that Binance gives on request.</summary>
public static class BinanceBookReader
{
    /// <summary>Reads a snapshot, of the spot market or of the futures.</summary>
    /// <param name="json">The body of the answer in UTF-8.</param>
    /// <param name="instrument">The instrument that was asked for, which the answer does not name.</param>
    /// <param name="receivedAt">When it was received by our clock.</param>
    /// <returns>The snapshot, for <see cref="VenueBook.Apply"/>.</returns>
    /// <exception cref="VenueException">It has another form than documented.</exception>
    public static BookUpdate Read(ReadOnlySpan<byte> json, InstrumentId instrument, DateTimeOffset receivedAt)
    {
        try
        {
            return ReadSnapshot(json, instrument, receivedAt);
        }
        catch (JsonException exception)
        {
            var venue = instrument.Venue ?? "binance";
            throw new VenueException(
                venue, $"The order book of {instrument} at {venue} has another form than documented: {exception.Message.TrimEnd('.')}. Ask for it again.", exception);
        }
    }

    internal static BookUpdate ReadSnapshot(ReadOnlySpan<byte> json, InstrumentId instrument, DateTimeOffset receivedAt)
    {
        var answer = new StreamObject(json, stackalloc StreamField[StreamObject.MaximumFields]);
        var update = new BookUpdate();
        update.Reset(instrument, isSnapshot: true, receivedAt);
        update.SetIds(null, answer.Int64("lastUpdateId"u8), null);
        update.Time = answer.Has("E"u8) ? answer.Milliseconds("E"u8) : null;
        Add(answer["bids"u8], "bids"u8, update.AddBid);
        Add(answer["asks"u8], "asks"u8, update.AddAsk);
        return update;
    }

    private static void Add(ReadOnlySpan<byte> list, ReadOnlySpan<byte> name, Action<BookLevel> add)
    {
        var levels = new StreamItems(list, name);
        while (levels.MoveNext())
        {
            var level = new StreamItems(levels.Current, name);
            var price = StreamValue.Decimal(level.Next(name), name);
            add(new BookLevel(price, StreamValue.Decimal(level.Next(name), name)));
        }
    }
}
