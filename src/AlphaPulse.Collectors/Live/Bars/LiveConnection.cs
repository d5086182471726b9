using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Hands what one connection brings to the collector: closed bars always, updates of forming ones where there is room.</summary>
internal sealed class LiveConnection(
    string venue,
    bool timesBars,
    IReadOnlyDictionary<BarSeriesId, LiveSeries> series,
    ChannelWriter<LiveMessage> queue,
    ClockOffsetEstimator clock,
    TimeProvider time,
    ILogger logger,
    Action<StreamRefusedException> onRefused) : IVenueStreamSink
{
    private readonly List<LiveMessage> _waiting = [];
    private readonly KeyValuePair<string, object?> _tag = new("venue", venue);
    private bool _hasRefusedMessage;
    private long _heardAt;

    /// <summary>The stream, to be told where one of its symbols is dead.</summary>
    public VenueStreamClient? Stream { get; set; }

    /// <summary>When its last message came, whatever it was, UTC by our clock; the beginning of time before the first.</summary>
    public DateTimeOffset HeardAt => new(Volatile.Read(ref _heardAt), TimeSpan.Zero);

    /// <summary>Its series.</summary>
    public IEnumerable<LiveSeries> Series => series.Values;

    public void OnBar(Bar bar)
    {
        var now = time.GetUtcNow();
        if (timesBars && !bar.IsAvailabilityAssumed)
        {
            clock.AddMessage(bar.AvailableAt, now);
        }

        if (!series.TryGetValue(bar.Series, out var owner))
        {
            return;
        }

        var message = new LiveMessage(LiveMessageKind.Bar, now, owner, bar);
        if (!bar.IsProvisional)
        {
            _waiting.Add(message);
        }
        else if (_waiting.Count > 0 || !queue.TryWrite(message))
        {
            CollectorsTelemetry.UpdatesDropped.Add(1, _tag);
        }
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        // After each message, also a heartbeat or an answer to a ping.
        Volatile.Write(ref _heardAt, time.GetUtcNow().UtcTicks);
        return _waiting.Count == 0 ? ValueTask.CompletedTask : WriteAsync(cancellationToken);
    }

    public ValueTask OnConnectedAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        _hasRefusedMessage = false;
        return queue.WriteAsync(new LiveMessage(LiveMessageKind.Connected, at, Payload: this), cancellationToken);
    }

    public async ValueTask OnDisconnectedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken)
    {
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        await queue.WriteAsync(new LiveMessage(LiveMessageKind.Disconnected, at, Payload: new LiveDisconnection(this, reason)), cancellationToken).ConfigureAwait(false);
    }

    public void OnSubscriptionRefused(StreamRefusedException refusal)
    {
        CollectorsLog.SubscriptionRefused(logger, refusal.Message);
        onRefused(refusal);
    }

    public void OnMessageRefused(VenueException error)
    {
        if (!_hasRefusedMessage)
        {
            _hasRefusedMessage = true;
            CollectorsLog.MessageRefused(logger, error.Message);
        }
    }

    public void OnTrade(Trade trade)
    {
        // Only bars are asked for.
    }

    public void OnBestPrices(in BestPrices prices)
    {
        // Only bars are asked for.
    }

    public void OnBook(BookUpdate update)
    {
        // Only bars are asked for.
    }

    public void OnNotice(StreamNotice notice)
    {
        // The stream has dealt with it.
    }

    private async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        try
        {
            for (; written < _waiting.Count; written++)
            {
                await queue.WriteAsync(_waiting[written], cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // What a connection that ends meanwhile leaves goes ahead of everything else of the next one.
            _waiting.RemoveRange(0, written);
        }
    }
}
