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
    private readonly SinkGuard _sink = new();

    /// <summary>Creates the parser.</summary>
    /// <param name="protocol">The stream.</param>
    /// <param name="subscriptions">What was asked for on the connection.</param>
    /// <exception cref="ArgumentException">A symbol is there twice.</exception>
    protected VenueStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(subscriptions);
        _protocol = protocol;
        _hasBooks = subscriptions.Any(s => s.Has(StreamChannels.Book));
        Symbols = new StreamSymbols(subscriptions);
    }

    /// <summary>The venue.</summary>
    public string Venue => _protocol.Venue;

    /// <summary>The subscriptions by their symbols.</summary>
    protected StreamSymbols Symbols { get; }

    /// <summary>The update that is filled again and again, so that books in steady state allocate nothing: <see cref="BookUpdate.Reset"/> begins it anew.</summary>
    protected BookUpdate Update { get; } = new();

    /// <summary>
    /// Whether the message is about an order book, as far as it was read: set it for a venue that does not number its updates, so that one that
    /// cannot be read asks to connect anew. It is <see langword="false"/> before each message.
    /// </summary>
    protected bool IsOfBook { get; set; }

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
    /// <see cref="StreamNoticeKind.Reconnect"/> comes before the exception. What the sink throws is no fault of the message and comes out as it is.
    /// </remarks>
    /// <exception cref="VenueException">The message has another form than documented, a number that 28 digits do not hold, or a symbol that was not subscribed.</exception>
    public void Parse(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        IsOfBook = false;
        _sink.Begin(sink);
        try
        {
            Read(message, receivedAt, _sink);
        }
        catch (Exception exception) when (IsOfMessage(exception))
        {
            if (_hasBooks && _protocol.BookRule == BookRule.Unnumbered && (IsOfBook || !StreamItems.IsWhole(message)))
            {
                _sink.OnNotice(new StreamNotice(StreamNoticeKind.Reconnect, "a message that may be an update of an order book could not be read, and no number tells which book lacks it"));
            }

            throw new VenueException(
                Venue,
                $"A message of the stream of {Venue} has another form than documented: {exception.Message.TrimEnd('.')}. It was left out; it reads '{RawText.OfField(message)}'.",
                exception);
        }
    }

    /// <summary>Whether an exception of the last <see cref="Parse"/> was thrown by its sink.</summary>
    internal bool IsOfSink(Exception exception) => _sink.HasThrown(exception);

    /// <summary>Reads one message and hands over what it says.</summary>
    /// <param name="message">The message in UTF-8.</param>
    /// <param name="receivedAt">When it was received by our clock.</param>
    /// <param name="sink">Takes what it says. A bar counts as closed only where the venue says so of this bar.</param>
    /// <exception cref="JsonException">The message has another form than documented, which <see cref="Parse"/> tells as a <see cref="VenueException"/>.</exception>
    protected abstract void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink);

    /// <summary>Reads a list of <c>[price, size, ...]</c> into <see cref="Update"/>.</summary>
    /// <param name="list">The list.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <param name="isBid">Whether they are levels to buy.</param>
    /// <exception cref="JsonException">It is no such list, or a level is none that can be.</exception>
    protected void ReadLevels(ReadOnlySpan<byte> list, ReadOnlySpan<byte> name, bool isBid)
    {
        var levels = new StreamItems(list, name);
        while (levels.MoveNext())
        {
            var level = new StreamItems(levels.Current, name);
            var price = StreamValue.Decimal(level.Next(name), name);
            AddLevel(price, StreamValue.Decimal(level.Next(name), name), isBid, name);
        }
    }

    /// <summary>Adds a level to <see cref="Update"/>.</summary>
    /// <param name="price">The price.</param>
    /// <param name="size">What rests at it; 0 takes the level away.</param>
    /// <param name="isBid">Whether it is a level to buy.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <exception cref="JsonException">The price is not positive or the size is negative.</exception>
    protected void AddLevel(decimal price, decimal size, bool isBid, ReadOnlySpan<byte> name)
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

    /// <summary>Makes a bar of a message. It is known no sooner than the bar allows, whatever the clocks say.</summary>
    /// <param name="series">The series.</param>
    /// <param name="openTime">When it opens.</param>
    /// <param name="prices">Its numbers.</param>
    /// <param name="isClosed">Whether the venue says that it is closed.</param>
    /// <param name="knownAt">The venue's time of the message; when it was received where the venue sends none.</param>
    /// <param name="detail">What else the venue says of it.</param>
    /// <returns>The bar.</returns>
    /// <exception cref="JsonException">It opens off the grid of its timeframe.</exception>
    /// <exception cref="InvalidBarException">Its numbers can be no bar.</exception>
    protected static Bar CreateBar(
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

    private bool IsOfMessage(Exception exception) =>
        exception is JsonException or InvalidOperationException or InvalidBarException or InvalidTradeException && !IsOfSink(exception);
}
