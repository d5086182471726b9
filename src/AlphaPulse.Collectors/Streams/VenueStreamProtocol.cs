namespace AlphaPulse.Collectors;

/// <summary>How a venue's stream is spoken to: where it is, what is said to it, and how its answers are read.</summary>
/// <remarks>
/// A venue brings its streams with it, see <see cref="IVenueStreams"/>; those of this package are in <see cref="VenueStreamProtocols"/> as well.
/// Implementations are immutable and safe for use from any thread.
/// </remarks>
public abstract class VenueStreamProtocol
{
    /// <summary>Creates the stream.</summary>
    protected VenueStreamProtocol()
    {
    }

    /// <summary>The venue, as in <c>kraken</c>: the part of an instrument before the colon.</summary>
    public abstract string Venue { get; }

    /// <summary>Where the stream is.</summary>
    public abstract Uri DefaultUrl { get; }

    /// <summary>What it can send.</summary>
    public abstract StreamChannels Channels { get; }

    /// <summary>Which kinds of instruments it carries. One of another kind is refused: its symbol may be that of another instrument here.</summary>
    public abstract IReadOnlyList<InstrumentKind> Kinds { get; }

    /// <summary>The timeframes of its bars; <see cref="StreamIntervals.None"/> where it has none.</summary>
    public abstract StreamIntervals Intervals { get; }

    /// <summary>How its order books are kept.</summary>
    public abstract BookRule BookRule { get; }

    /// <summary>
    /// Whether the venue says of a bar that it is closed. Where it does not, no bar of the stream counts as closed: the closed one is
    /// asked for over REST once the next has begun.
    /// </summary>
    public virtual bool MarksClosedBars => true;

    /// <summary>The text that asks whether the venue is there; <see langword="null"/> where the frames of the protocol do.</summary>
    public virtual string? Ping => null;

    /// <summary>How many streams one connection carries: a channel of an instrument is one, and so is each timeframe of its bars.</summary>
    /// <value>Default: 200, where the venue names no limit.</value>
    public virtual int StreamsPerConnection => 200;

    /// <summary>How many messages a second the venue takes on one connection.</summary>
    /// <value>Default: 5, where the venue names no limit.</value>
    public virtual int MessagesPerSecond => 5;

    /// <summary>After how long without any message a connection counts as dead. Half of it without a message of ours sends <see cref="Ping"/>.</summary>
    /// <value>Default: 30 seconds.</value>
    public virtual TimeSpan SilenceTimeout => TimeSpan.FromSeconds(30);

    /// <summary>Whether a message of a bar has the venue's own time of it, by which the clocks can be compared.</summary>
    public virtual bool TimesBars => true;

    /// <summary>The symbol as the stream writes it.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="requestSymbol">The symbol as the venue's requests write it.</param>
    /// <returns>The symbol; that of the requests where both are the same.</returns>
    public virtual string SymbolOf(InstrumentId instrument, string requestSymbol) => requestSymbol;

    /// <summary>Lays subscriptions on as few connections as the venue's limit allows, in their order.</summary>
    /// <param name="subscriptions">The subscriptions.</param>
    /// <returns>The subscriptions of each connection.</returns>
    /// <exception cref="ArgumentException">The venue has no such channel or timeframe, or one instrument alone is more than a connection carries.</exception>
    /// <exception cref="StreamKindException">The stream carries no instruments of the kind of one.</exception>
    public IReadOnlyList<IReadOnlyList<StreamSubscription>> Partition(IReadOnlyList<StreamSubscription> subscriptions)
    {
        Check(subscriptions);
        var connections = new List<IReadOnlyList<StreamSubscription>>();
        var current = new List<StreamSubscription>();
        var streams = 0;
        foreach (var subscription in subscriptions)
        {
            var count = CountOf(subscription);
            if (count > StreamsPerConnection)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"'{subscription.Symbol}' asks for {count} streams of {Venue}, and one connection carries {StreamsPerConnection}; name fewer channels or timeframes."), nameof(subscriptions));
            }

            if (streams + count > StreamsPerConnection)
            {
                connections.Add(current);
                current = [];
                streams = 0;
            }

            current.Add(subscription);
            streams += count;
        }

        if (current.Count > 0)
        {
            connections.Add(current);
        }

        return connections;
    }

    /// <summary>The messages that subscribe, in order.</summary>
    /// <param name="subscriptions">What is asked for.</param>
    /// <returns>The messages.</returns>
    /// <exception cref="ArgumentException">The venue has no such channel or timeframe; the message lists what it has.</exception>
    /// <exception cref="StreamKindException">The stream carries no instruments of the kind of one.</exception>
    public IReadOnlyList<string> SubscribeMessages(IReadOnlyList<StreamSubscription> subscriptions)
    {
        Check(subscriptions);
        return [.. BuildMessages(subscriptions, subscribe: true)];
    }

    /// <summary>Creates the parser of one connection.</summary>
    /// <param name="subscriptions">What is asked for.</param>
    /// <returns>The parser.</returns>
    /// <exception cref="ArgumentException">The venue has no such channel or timeframe, or a symbol is there twice.</exception>
    /// <exception cref="StreamKindException">The stream carries no instruments of the kind of one.</exception>
    public VenueStreamParser CreateParser(IReadOnlyList<StreamSubscription> subscriptions)
    {
        Check(subscriptions);
        return Create(subscriptions);
    }

    /// <summary>The venue's name of a timeframe.</summary>
    /// <param name="timeframe">The timeframe.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentException">The stream has no bars of it; the message lists those it has.</exception>
    public string IntervalOf(Timeframe timeframe) => Intervals.NameOf(timeframe)
        ?? throw new ArgumentException($"The stream of {Venue} has no bars of '{timeframe}'; choose one of {string.Join(", ", Intervals.Known.DefaultIfEmpty("none"))}.", nameof(timeframe));

    /// <summary>Writes the messages that subscribe or end subscriptions. What is asked for has been checked.</summary>
    /// <param name="subscriptions">The subscriptions.</param>
    /// <param name="subscribe">Whether they begin rather than end.</param>
    /// <returns>
    /// The messages, in order. Where the venue numbers its answers, the messages are numbered from 1 and the parser tells the number in
    /// <see cref="StreamNotice.Request"/>.
    /// </returns>
    protected internal abstract IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe);

    /// <summary>Creates the parser of one connection. What is asked for has been checked.</summary>
    /// <param name="subscriptions">The subscriptions.</param>
    /// <returns>The parser.</returns>
    protected abstract VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions);

    /// <summary>What else the venue cannot send of a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <returns>Why and what to do, without a full stop; <see langword="null"/> where it can, which is the default.</returns>
    protected virtual string? FindDefect(StreamSubscription subscription) => null;

    private static int CountOf(StreamSubscription subscription) =>
        int.PopCount((int)(subscription.Channels & ~StreamChannels.Bars)) + (subscription.Has(StreamChannels.Bars) ? subscription.Timeframes.Count : 0);

    private void Check(IReadOnlyList<StreamSubscription> subscriptions)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        foreach (var subscription in subscriptions)
        {
            if (string.IsNullOrWhiteSpace(subscription.Symbol) || subscription.Instrument.Kind == InstrumentKind.None)
            {
                throw new ArgumentException("A subscription has no symbol or no instrument; name both.", nameof(subscriptions));
            }

            if (!Kinds.Contains(subscription.Instrument.Kind))
            {
                throw new StreamKindException(
                    Venue,
                    subscription.Instrument,
                    $"The stream {DefaultUrl} of {Venue} carries instruments of the kinds {string.Join(", ", Kinds)}, and '{subscription.Symbol}' is {subscription.Instrument} of the kind {subscription.Instrument.Kind}: what came would be of another instrument with the same symbol. Take the stream of its market, which a venue that is set to that kind offers in Streams.");
            }

            if ((subscription.Channels & ~Channels) is var missing && missing != StreamChannels.None)
            {
                throw new ArgumentException($"The stream {DefaultUrl} of {Venue} does not send {missing} (asked for '{subscription.Symbol}'); it sends {Channels}.", nameof(subscriptions));
            }

            if (subscription.Has(StreamChannels.Bars) && subscription.Timeframes.Count == 0)
            {
                throw new ArgumentException($"The bars of '{subscription.Symbol}' are asked for without a timeframe; name one or more in Timeframes.", nameof(subscriptions));
            }

            if (FindDefect(subscription) is { } defect)
            {
                throw new ArgumentException(defect + ".", nameof(subscriptions));
            }

            foreach (var timeframe in subscription.Timeframes)
            {
                IntervalOf(timeframe);
            }
        }
    }
}
