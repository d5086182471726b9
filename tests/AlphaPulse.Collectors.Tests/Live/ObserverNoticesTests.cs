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

    /// <summary>Keeps the venues, and whether there was no time any more.</summary>
    private sealed class Outages : ILiveBarObserver
    {
        public List<(string Venue, bool IsEnding)> Told { get; } = [];

        public ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken) => OnVenueReturnedAsync(outage, cancellationToken);

        public ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken)
        {
            Told.Add((outage.Venue, cancellationToken.IsCancellationRequested));
            return ValueTask.CompletedTask;
        }
    }
}
