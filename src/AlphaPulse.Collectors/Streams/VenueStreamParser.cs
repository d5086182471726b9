using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Reads the messages of one connection to a venue: numbers go straight from their text into decimals.</summary>
/// <remarks>
/// One is made for each connection by <see cref="VenueStreamProtocol.CreateParser"/>, since some venues name their channels anew every
/// time. Not safe for use from several threads.
/// </remarks>
public abstract class VenueStreamParser
{
    private readonly VenueStreamProtocol _protocol;
    private readonly bool _hasBooks;

    private protected VenueStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions)
    {
        _protocol = protocol;
        _hasBooks = subscriptions.Any(s => s.Has(StreamChannels.Book));
        Symbols = new StreamSymbols(subscriptions);
    }

    /// <summary>The venue.</summary>
    public string Venue => _protocol.Venue;

    private protected StreamSymbols Symbols { get; }

    private protected BookUpdate Update { get; } = new();

    /// <summary>Whether the message is about an order book, as far as it was read; for venues that do not number their updates.</summary>
    private protected bool IsOfBook { get; set; }

    /// <summary>The messages that end the subscription of one order book and begin it again, for a new snapshot of this one instrument.</summary>
    /// <param name="subscription">The subscription of the instrument.</param>
    /// <returns>The messages; none where the snapshot is asked for over REST.</returns>
    public virtual IReadOnlyList<string> RenewBookMessages(StreamSubscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        if (_protocol.BookRule.NeedsSnapshotRequest)
        {
            return [];
        }

        StreamSubscription[] book = [subscription with { Channels = StreamChannels.Book, Timeframes = [] }];
        return [.. _protocol.BuildMessages(book, subscribe: false), .. _protocol.BuildMessages(book, subscribe: true)];
    }

    /// <summary>Reads one message and hands over what it says.</summary>
    /// <param name="message">The message in UTF-8.</param>
    /// <param name="receivedAt">When it was received by our clock.</param>
    /// <param name="sink">Takes what it says.</param>
    /// <remarks>
    /// Where a message may be an update of an order book, and the venue numbers none, nothing else will tell that it is missing: then a
    /// <see cref="StreamNoticeKind.Reconnect"/> comes before the exception.
    /// </remarks>
    /// <exception cref="VenueException">The message has another form than documented, a number that 28 digits do not hold, or a symbol that was not subscribed.</exception>
    public void Parse(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        IsOfBook = false;
        try
        {
            Read(message, receivedAt, sink);
        }
        catch (Exception exception) when (exception is JsonException or InvalidBarException or InvalidTradeException)
        {
            if (_hasBooks && _protocol.BookRule == BookRule.Unnumbered && (IsOfBook || !JsonItems.IsWhole(message)))
            {
                sink.OnNotice(new StreamNotice(StreamNoticeKind.Reconnect, "a message that may be an update of an order book could not be read, and no number tells which book lacks it"));
            }

            throw new VenueException(
                Venue,
                $"A message of the stream of {Venue} has another form than documented: {exception.Message.TrimEnd('.')}. It was left out; it reads '{RawText.OfField(message)}'.",
                exception);
        }
    }

    private protected abstract void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink);

    /// <summary>Reads a list of <c>[price, size, ...]</c>.</summary>
    private protected void ReadLevels(ReadOnlySpan<byte> list, ReadOnlySpan<byte> name, bool isBid)
    {
        var levels = new JsonItems(list, name);
        while (levels.MoveNext())
        {
            var level = new JsonItems(levels.Current, name);
            var price = StreamValue.Decimal(level.Next(name), name);
            AddLevel(price, StreamValue.Decimal(level.Next(name), name), isBid, name);
        }
    }

    private protected void AddLevel(decimal price, decimal size, bool isBid, ReadOnlySpan<byte> name)
    {
        if (price <= 0 || size < 0)
        {
            throw StreamValue.Missing(name, "a list of positive prices with sizes that are not negative", default);
        }

        if (isBid)
        {
            Update.AddBid(new BookLevel(price, size));
        }
        else
        {
            Update.AddAsk(new BookLevel(price, size));
        }
    }

    /// <summary>A bar whose message has no time of its own: it was known when it came, though not before the bar allows it.</summary>
    private protected static Bar CreateBar(
        BarSeriesId series, DateTimeOffset openTime, in BarPrices prices, bool isClosed, DateTimeOffset knownAt, BarDetail? detail)
    {
        if (!series.Timeframe.IsOnGrid(openTime))
        {
            throw new JsonException($"a bar of {series} opens at {UtcText.Format(openTime)}, which is off its grid");
        }

        // A clock that is behind the venue's would have a bar known before its end, which no reader of the past may see.
        var earliest = isClosed ? series.Timeframe.Add(openTime, 1) : openTime.AddTicks(1);
        return new Bar(
            series, openTime, prices.Open, prices.High, prices.Low, prices.Close, prices.Volume, knownAt > earliest ? knownAt : earliest, BarProvenance.VenueStream)
        {
            IsProvisional = !isClosed,
            IsAvailabilityAssumed = knownAt < earliest,
            Detail = detail,
        };
    }
}
