namespace AlphaPulse.Collectors;

/// <summary>Bounds how far a venue's clock is ahead of ours, from the times in its messages and its answers.</summary>
/// <remarks>
/// <para>A message that names the venue's time E and arrives at our time R was sent before: the venue's clock is at least E - R ahead, and the
/// message with the least delay says most. An answer that names the venue's time S, asked for at A and here at R, says that it is at least
/// S - R and at most S - A ahead, the resolution of S added to the latter. The bounds hold whatever the delays are.</para>
/// <para>Only what was seen in the last one to two windows counts, so that clocks may drift apart. Bounds that contradict each other say that a
/// clock was set: what is older is forgotten. Safe for use from any thread.</para>
/// </remarks>
public sealed class ClockOffsetEstimator
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _window;
    private DateTimeOffset _windowStart;
    private ClockOffset _before;
    private ClockOffset _now;

    /// <summary>Creates the estimator.</summary>
    /// <param name="window">How long a window is; <see langword="null"/> for 10 minutes. Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is not positive.</exception>
    public ClockOffsetEstimator(TimeSpan? window = null)
    {
        _window = window ?? TimeSpan.FromMinutes(10);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_window, TimeSpan.Zero, nameof(window));
    }

    /// <summary>What is known.</summary>
    public ClockOffset Current
    {
        get
        {
            lock (_gate)
            {
                return Both(_before, _now);
            }
        }
    }

    /// <summary>Takes a message of a stream.</summary>
    /// <param name="venueTime">The time in it, by the venue's clock.</param>
    /// <param name="receivedAt">When it came, by ours.</param>
    public void AddMessage(DateTimeOffset venueTime, DateTimeOffset receivedAt) => Add(new ClockOffset(venueTime - receivedAt, null), receivedAt);

    /// <summary>Takes an answer with the venue's clock.</summary>
    /// <param name="venueTime">The time in it: that of the venue, or an earlier one that it had passed by no more than <paramref name="resolution"/>.</param>
    /// <param name="askedAt">When it was asked for, by our clock.</param>
    /// <param name="receivedAt">When it came, by our clock.</param>
    /// <param name="resolution">How much later than the time in it the venue's clock may have shown; <see langword="null"/> where that is not known, which gives no upper bound.</param>
    public void AddAnswer(DateTimeOffset venueTime, DateTimeOffset askedAt, DateTimeOffset receivedAt, TimeSpan? resolution) =>
        Add(new ClockOffset(venueTime - receivedAt, resolution is { } step ? venueTime + step - askedAt : null), receivedAt);

    private static ClockOffset Both(ClockOffset left, ClockOffset right) => new(
        left.Least is { } a && right.Least is { } b ? (a > b ? a : b) : left.Least ?? right.Least,
        left.Most is { } c && right.Most is { } d ? (c < d ? c : d) : left.Most ?? right.Most);

    private void Add(ClockOffset sample, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (at < _windowStart || at - _windowStart >= _window)
            {
                _before = at - _windowStart < 2 * _window && at >= _windowStart ? _now : default;
                _now = default;
                _windowStart = at;
            }

            var all = Both(_before, Both(_now, sample));
            if (all.Error < TimeSpan.Zero)
            {
                _before = default;
                _now = sample;
                return;
            }

            _now = Both(_now, sample);
        }
    }
}
