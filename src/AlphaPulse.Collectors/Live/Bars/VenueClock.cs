namespace AlphaPulse.Collectors;

/// <summary>Asks a venue for its clock and says how fine the answer is.</summary>
internal static class VenueClock
{
    /// <exception cref="VenueException">The venue did not answer.</exception>
    public static async Task AskAsync(IVenueBarSource source, ClockOffsetEstimator clock, TimeProvider time, CancellationToken cancellationToken)
    {
        // A request that was held back by limits or tried again makes the upper bound wide and never wrong.
        var askedAt = time.GetUtcNow();
        var venueTime = await source.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        clock.AddAnswer(venueTime, askedAt, time.GetUtcNow(), ResolutionOf(source, venueTime));
    }

    /// <summary>How much later than its answer the venue's clock may have been; <see langword="null"/> where the answer is an earlier event.</summary>
    private static TimeSpan? ResolutionOf(IVenueBarSource source, DateTimeOffset venueTime)
    {
        if (source is IVenue { Descriptor.Clock: not VenueDescriptor.ServerTime })
        {
            return null;
        }

        return venueTime.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(1);
    }
}
