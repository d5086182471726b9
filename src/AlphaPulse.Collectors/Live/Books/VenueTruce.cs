using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Until when a venue asks to be left alone, which is told once and not for each book that waits for it. Guarded by the lock of the run.</summary>
internal sealed class VenueTruce(TimeProvider time, ILogger logger)
{
    /// <summary>Several requests are told of the same end a little apart.</summary>
    private static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(1);

    /// <summary>A venue is asked at least as often, whatever it says.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private DateTimeOffset _until;

    /// <summary>Takes an error that may name a time before which the venue is not to be asked.</summary>
    /// <returns>Whether it names one, which is then told.</returns>
    public bool Take(VenueException error)
    {
        if (error.RetryAt is not { } until || until <= time.GetUtcNow())
        {
            return false;
        }

        if (until - _until >= SameEnd)
        {
            CollectorsLog.Waiting(logger, error.Venue, UtcText.Format(until), error.Message);
        }

        _until = until > _until ? until : _until;
        return true;
    }

    /// <summary>A wait that ends no sooner than the venue may be asked.</summary>
    public TimeSpan Heed(TimeSpan wait)
    {
        var left = _until - time.GetUtcNow();
        left = left < Longest ? left : Longest;
        return left > wait ? left : wait;
    }
}
