namespace AlphaPulse.Collectors;

/// <summary>Where live bars of all venues come out. Any number of readers subscribe; each gets everything that comes from then on.</summary>
/// <remarks>
/// A closed bar waits until every subscription has room for it, and the reading of the stream waits with it: it is never left out. Updates
/// of bars that form are left out where there is no room. Safe for use from any thread.
/// </remarks>
public sealed class LiveBarFeed
{
    private readonly Lock _gate = new();
    private LiveBarSubscription[] _subscriptions = [];

    /// <summary>Subscribes; bars that come from now on are kept for the reader.</summary>
    /// <param name="series">The series that are wanted; <see langword="null"/> for all.</param>
    /// <param name="includeProvisional">Whether bars that form are wanted too.</param>
    /// <param name="capacity">How many bars may wait for the reader, at least 1; 1,024 by default.</param>
    /// <returns>The subscription. Dispose of it, or the venues wait for its reader.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is less than 1.</exception>
    public LiveBarSubscription Subscribe(IReadOnlyCollection<BarSeriesId>? series = null, bool includeProvisional = false, int capacity = 1_024)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        var subscription = new LiveBarSubscription(this, series?.ToHashSet(), includeProvisional, capacity);
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions, subscription];
        }

        return subscription;
    }

    internal void Remove(LiveBarSubscription subscription)
    {
        lock (_gate)
        {
            _subscriptions = [.. _subscriptions.Where(s => s != subscription)];
        }
    }

    /// <summary>Hands a closed bar to every subscription, and waits where one has no room.</summary>
    internal async ValueTask PublishAsync(LiveBar bar, CancellationToken cancellationToken)
    {
        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            if (subscription.Wants(bar))
            {
                await subscription.WriteAsync(bar, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Hands an update to every subscription that has room.</summary>
    /// <returns>How many had none.</returns>
    internal int TryPublish(LiveBar bar)
    {
        var dropped = 0;
        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            if (subscription.Wants(bar) && !subscription.TryWrite(bar))
            {
                dropped++;
            }
        }

        return dropped;
    }
}
