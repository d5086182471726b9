using System.Threading.Channels;

namespace AlphaPulse.Collectors;

/// <summary>One reader's live bars; see <see cref="LiveBarFeed.Subscribe"/>.</summary>
/// <remarks>One reader at a time; <see cref="Dispose"/> is safe for use from any thread.</remarks>
public sealed class LiveBarSubscription : IDisposable
{
    private readonly LiveBarFeed _feed;
    private readonly HashSet<BarSeriesId>? _series;
    private readonly bool _includeProvisional;
    private readonly Channel<LiveBar> _channel;
    private long _dropped;

    internal LiveBarSubscription(LiveBarFeed feed, HashSet<BarSeriesId>? series, bool includeProvisional, int capacity)
    {
        _feed = feed;
        _series = series;
        _includeProvisional = includeProvisional;
        _channel = Channel.CreateBounded<LiveBar>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    /// <summary>How many updates of bars that form were left out because there was no room.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Reads the bars: those of one series in the order of time, revisions when they come.</summary>
    /// <param name="cancellationToken">Ends the reading; what has not been read stays.</param>
    /// <returns>The bars, until the subscription is disposed of.</returns>
    public IAsyncEnumerable<LiveBar> ReadAllAsync(CancellationToken cancellationToken = default) => _channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Ends the subscription: venues no longer wait for its reader.</summary>
    public void Dispose()
    {
        _feed.Remove(this);
        _channel.Writer.TryComplete();
    }

    internal bool Wants(LiveBar bar) =>
        (bar.Kind != LiveBarKind.Provisional || _includeProvisional) && (_series is null || _series.Contains(bar.Bar.Series));

    internal async ValueTask WriteAsync(LiveBar bar, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.Writer.WriteAsync(bar, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The reader has gone.
        }
    }

    internal bool TryWrite(LiveBar bar)
    {
        if (_channel.Writer.TryWrite(bar))
        {
            return true;
        }

        Interlocked.Increment(ref _dropped);
        return false;
    }
}
