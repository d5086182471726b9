using System.Globalization;

namespace AlphaPulse.Storage;

/// <summary>Which bars a store takes, and what it makes of later versions.</summary>
internal static class BarVersions
{
    /// <summary>What keeps a bar out of a store, or <see langword="null"/>.</summary>
    public static string? FindDefect(Bar? bar, int index)
    {
        if (bar is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The bar at index {index} is null.");
        }

        return bar.Provenance is <= BarProvenance.Unknown or > BarProvenance.Simulated
            ? $"The bar of {bar.Series} at {bar.OpenTime:O} has the provenance {bar.Provenance}; state where it came from."
            : null;
    }

    /// <summary>The version that is written where the newest one does not cover a bar.</summary>
    /// <param name="newest">The newest version.</param>
    /// <param name="bar">What is said of the bar now.</param>
    /// <param name="closed">Where the newest closed version came from; <see langword="null"/> where there is none.</param>
    /// <param name="recordedAt">Now.</param>
    public static Bar Next(Bar newest, Bar bar, BarProvenance? closed, DateTimeOffset recordedAt)
    {
        var next = newest.FollowedBy(bar);
        return ReferenceEquals(next, bar) ? FirstSeenNow(bar, closed, recordedAt) : next;
    }

    /// <summary>
    /// A venue's correction of a closed bar cannot have been known at the close, whatever is assumed of bars that were never corrected: it
    /// is known from now on.
    /// </summary>
    /// <param name="bar">The later version.</param>
    /// <param name="closed">Where the newest closed version before it came from; <see langword="null"/> where there was none.</param>
    /// <param name="recordedAt">Now.</param>
    private static Bar FirstSeenNow(Bar bar, BarProvenance? closed, DateTimeOffset recordedAt) =>
        closed is null || !bar.IsAvailabilityAssumed || bar.AvailableAt >= recordedAt || bar.Provenance is not (BarProvenance.VenueRest or BarProvenance.VenueStream)
            ? bar
            : new Bar(bar.Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, recordedAt, bar.Provenance)
            {
                Detail = bar.Detail,
                IsProvisional = bar.IsProvisional,
            };
}
