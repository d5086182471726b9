using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets;

/// <summary>The observer of docs/guides/live-data.md.</summary>
// snippet: live-observer
public sealed class OutageLight : ILiveBarObserver
{
    public bool IsRed { get; private set; }

    public ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken)
    {
        IsRed = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken)
    {
        IsRed = false;
        return ValueTask.CompletedTask;
    }
}
// end
