namespace AlphaPulse.Collectors;

/// <summary>One book of a <see cref="LiveBookRun"/> and how it stands with its venue. Guarded by the lock of the run.</summary>
internal sealed class LiveBookSlot(StreamSubscription subscription, BookRule rule)
{
    private TaskCompletionSource<bool>? _attempt;
    private TimeSpan? _delay;

    public StreamSubscription Subscription { get; } = subscription;

    public VenueBook Book { get; } = new(subscription.Instrument, rule);

    /// <summary>Whether observers hold it for what the venue has.</summary>
    public bool IsDelivered { get; set; }

    /// <summary>Whether somebody brings it back.</summary>
    public bool IsResyncing { get; private set; }

    /// <summary>Which of those who have brought it back it is; the others have nothing to do with it any more.</summary>
    public int Round { get; private set; }

    /// <summary>Whether the venue has refused it on this connection and sent nothing of it since: nobody brings it back.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>When it was last brought back, by the timestamps of the clock.</summary>
    public long HeldSince { get; private set; }

    /// <summary>A connection begins: whatever was before counts no more.</summary>
    public void Reset()
    {
        Book.Reset();
        IsDelivered = false;
        IsResyncing = false;
        IsRefused = false;
        Round++;
        _delay = null;
        _attempt?.TrySetResult(false);
        _attempt = null;
    }

    /// <summary>The venue refuses it. One that it had confirmed is not given up: whoever brings it back tries again.</summary>
    /// <returns>Whether what observers hold is lost by it.</returns>
    public bool Refuse(bool wasConfirmed)
    {
        if (wasConfirmed)
        {
            Fail();
            return false;
        }

        var isLost = IsDelivered;
        Reset();
        IsRefused = true;
        return isLost;
    }

    /// <summary>Somebody begins to bring it back.</summary>
    /// <returns>The round.</returns>
    public int BeginResync()
    {
        IsResyncing = true;
        IsRefused = false;
        return ++Round;
    }

    /// <summary>Waits begin at the shortest again.</summary>
    public void Forgive() => _delay = null;

    /// <summary>How long to wait before the next try: not at all for the first one.</summary>
    public TimeSpan NextDelay(Func<TimeSpan, TimeSpan> draw)
    {
        _delay = _delay is { } before ? draw(before) : TimeSpan.Zero;
        return _delay.Value;
    }

    /// <summary>A try begins; the task tells whether it brought the book back.</summary>
    public Task<bool> BeginAttempt()
    {
        _attempt = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _attempt.Task;
    }

    /// <summary>The try came to nothing.</summary>
    public void Fail() => _attempt?.TrySetResult(false);

    /// <summary>The book is back.</summary>
    public void Succeed(long timestamp)
    {
        HeldSince = timestamp;
        IsResyncing = false;
        _attempt?.TrySetResult(true);
        _attempt = null;
    }
}
