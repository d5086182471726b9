using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors.Tests.Live;

public sealed class ObserverNoticesTests
{
    [Fact]
    public async Task What_happened_right_before_the_end_is_told()
    {
        var observer = new Outages();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var notices = new ObserverNotices([observer], NullLogger.Instance, stop.Token);
        notices.Tell((told, token) => told.OnVenueReturnedAsync(new VenueOutage("test", DateTimeOffset.UnixEpoch, 1, "gone"), token));
        await notices.DrainAsync();
        Assert.Equal([("test", true)], observer.Told);
    }

    /// <summary>Otherwise an alarm could come after its all-clear.</summary>
    [Fact]
    public async Task An_observer_is_told_in_the_order_in_which_things_happened_and_holds_up_no_other()
    {
        var (slow, other) = (new Outages { Waiting = new TaskCompletionSource() }, new Outages());
        var notices = new ObserverNotices([slow, other], NullLogger.Instance, CancellationToken.None);
        string[] venues = [.. Enumerable.Range(0, 100).Select(i => $"v{i}")];
        foreach (var venue in venues)
        {
            notices.Tell((told, token) => told.OnVenueStoppedAsync(new VenueOutage(venue, DateTimeOffset.UnixEpoch, 1, "gone"), token));
        }

        await other.IsToldAsync(venues.Length);
        Assert.Empty(slow.Told);
        slow.Waiting.SetResult();
        await notices.DrainAsync();
        Assert.Equal(venues, slow.Told.Select(t => t.Venue));
        Assert.Equal(venues, other.Told.Select(t => t.Venue));
    }

    /// <summary>Keeps the venues, and whether there was no time any more.</summary>
    private sealed class Outages : ILiveBarObserver
    {
        private readonly Channel<string> _told = Channel.CreateUnbounded<string>();

        public ConcurrentQueue<(string Venue, bool IsEnding)> Told { get; } = [];

        public TaskCompletionSource? Waiting { get; init; }

        public async Task IsToldAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await _told.Reader.ReadAsync();
            }
        }

        public ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken) => OnVenueReturnedAsync(outage, cancellationToken);

        public async ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken)
        {
            await (Waiting?.Task ?? Task.CompletedTask);
            Told.Enqueue((outage.Venue, cancellationToken.IsCancellationRequested));
            _told.Writer.TryWrite(outage.Venue);
        }
    }
}
