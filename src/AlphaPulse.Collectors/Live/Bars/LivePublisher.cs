namespace AlphaPulse.Collectors;

/// <summary>Hands closed bars to the readers, but those that a firewall holds back, of which the observers are told.</summary>
internal sealed class LivePublisher(string venue, LiveBarFeed feed, ObserverNotices notices)
{
    /// <summary>As many as a sequencer remembers, of which alone another version can come.</summary>
    private const int MostHeld = 4;

    private readonly KeyValuePair<string, object?> _tag = new("venue", venue);

    /// <summary>A closed bar in its turn, which is stored or in quarantine.</summary>
    public async ValueTask CloseAsync(LiveSeries series, Bar bar, CancellationToken cancellationToken)
    {
        await ReleaseAsync(series, bar.OpenTime, cancellationToken).ConfigureAwait(false);
        var replaced = series.Replaced;
        series.Replaced = null;
        if (series.Judged?.FindHeld(bar) is { } row)
        {
            if (replaced is not null && series.Judged.FindHeld(replaced) is null)
            {
                // The answer is not believed and what it replaces is: that one is the bar.
                await DeliverAsync(series, series.Judged.AsPassed(replaced), cancellationToken).ConfigureAwait(false);
            }

            Hold(series, row);
            return;
        }

        await DeliverAsync(series, series.Judged?.AsPassed(bar) ?? bar, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Another version of a bar.</summary>
    public async ValueTask ReviseAsync(LiveSeries series, Bar bar, CancellationToken cancellationToken)
    {
        await ReleaseAsync(series, bar.OpenTime, cancellationToken).ConfigureAwait(false);
        if (series.Judged?.FindHeld(bar) is { } row)
        {
            Hold(series, row);
            return;
        }

        var passed = series.Judged?.AsPassed(bar) ?? bar;
        if (series.Held.Contains(bar.OpenTime))
        {
            await DeliverAsync(series, passed, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await feed.PublishAsync(new LiveBar(passed, LiveBarKind.Revision), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>All of a series has been handed over.</summary>
    public async ValueTask EndAsync(LiveSeries series, CancellationToken cancellationToken)
    {
        await ReleaseAsync(series, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);
        series.Judged = null;
    }

    /// <summary>Bars that were held before and that one up to a time has confirmed: they come before it. Of those that somebody else let go, the ones that were held here.</summary>
    private async ValueTask ReleaseAsync(LiveSeries series, DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        while (series.Judged is { Released: [var (bar, by, isOurs), ..] } judged && by.OpenTime <= upTo)
        {
            judged.Released.RemoveAt(0);
            if (isOurs || series.Held.Contains(bar.OpenTime))
            {
                await DeliverAsync(series, bar, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The first version of a bar that is believed; where it or later ones were handed over already, it comes as a correction of what they stand on.</summary>
    private async ValueTask DeliverAsync(LiveSeries series, Bar bar, CancellationToken cancellationToken)
    {
        series.Held.Remove(bar.OpenTime);
        if (bar.OpenTime <= series.Delivered)
        {
            await feed.PublishAsync(new LiveBar(bar, LiveBarKind.Revision), cancellationToken).ConfigureAwait(false);
            return;
        }

        series.Delivered = bar.OpenTime;
        var origin = bar.Provenance == BarProvenance.VenueStream ? "stream" : "rest";
        CollectorsTelemetry.LiveBars.Add(1, _tag, new KeyValuePair<string, object?>("origin", origin));
        await feed.PublishAsync(new LiveBar(bar, LiveBarKind.Closed), cancellationToken).ConfigureAwait(false);
    }

    private void Hold(LiveSeries series, QuarantinedRow row)
    {
        if (!(row.OpenTime <= series.Delivered))
        {
            series.Held.Add(row.OpenTime!.Value);
            if (series.Held.Count > MostHeld)
            {
                series.Held.Remove(series.Held.Min);
            }
        }

        notices.Tell((observer, token) => observer.OnBarHeldAsync(row, token));
    }
}
