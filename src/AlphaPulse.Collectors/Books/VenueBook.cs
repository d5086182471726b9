using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Keeps the order book of one instrument as its venue has it, and says when it no longer does.</summary>
/// <remarks>
/// <para>A loss is found by the venue's own numbers and checksums, see <see cref="BookRule"/>. It then empties this one book and asks for
/// a snapshot of this one instrument; whoever keeps many books keeps the others. A snapshot that is too old is refused and the updates
/// that wait for it are kept, so that the next snapshot can succeed.</para>
/// <para>Not safe for use from several threads. In steady state an update allocates nothing.</para>
/// </remarks>
public sealed class VenueBook
{
    /// <summary>The most updates that wait for a snapshot.</summary>
    public const int MaximumWaiting = 10_000;

    private readonly BookRule _rule;
    private readonly Queue<BookUpdate> _waiting = [];
    private long? _lastId;
    private bool _isBridging;

    /// <summary>Creates an empty book that waits for a snapshot.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="rule">The rule of the venue.</param>
    public VenueBook(InstrumentId instrument, BookRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Book = new OrderBook(instrument);
        _rule = rule;
    }

    /// <summary>The book. It is empty until <see cref="IsSynchronised"/>.</summary>
    public OrderBook Book { get; }

    /// <summary>Whether the book is what the venue has.</summary>
    public bool IsSynchronised { get; private set; }

    /// <summary>Whether somebody has to ask the venue for a snapshot and hand it to <see cref="Apply"/>.</summary>
    public bool NeedsSnapshotRequest => !IsSynchronised && _rule.NeedsSnapshotRequest;

    /// <summary>The id of the last change in the book; <see langword="null"/> where the venue sends none, or nothing has come.</summary>
    public long? LastId => IsSynchronised ? _lastId : null;

    /// <summary>How many checksums agreed since the last <see cref="Reset"/>.</summary>
    public long ChecksumsAgreed { get; private set; }

    /// <summary>Applies a snapshot or an update.</summary>
    /// <param name="update">What the venue sent; it may be used again after the call.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">It is of another instrument.</exception>
    public BookOutcome Apply(BookUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.Instrument != Book.Instrument)
        {
            throw new ArgumentException($"The update is of {update.Instrument}, and this is the book of {Book.Instrument}.", nameof(update));
        }

        if (_rule.IsSnapshot(update))
        {
            return Begin(update);
        }

        return IsSynchronised ? Follow(update) : Wait(update);
    }

    /// <summary>Empties the book and forgets what waits, as after a new connection.</summary>
    public void Reset()
    {
        Book.Clear();
        _waiting.Clear();
        _lastId = null;
        IsSynchronised = false;
        ChecksumsAgreed = 0;
    }

    private BookOutcome Wait(BookUpdate update)
    {
        if (!_rule.NeedsSnapshotRequest)
        {
            return BookOutcome.Waiting;
        }

        if (_waiting.Count == MaximumWaiting)
        {
            _waiting.Clear();
            return Lose(BookDefect.TooManyWaiting, $"{MaximumWaiting} updates came and no snapshot");
        }

        _waiting.Enqueue(update.Copy());
        return BookOutcome.Waiting;
    }

    private BookOutcome Begin(BookUpdate snapshot)
    {
        // The snapshot of an answer may be older than the book that updates have kept up meanwhile.
        if (IsSynchronised && _rule.NeedsSnapshotRequest && snapshot.LastId <= _lastId)
        {
            return BookOutcome.Stale;
        }

        Book.Clear();
        IsSynchronised = true;
        _isBridging = true;
        _lastId = snapshot.LastId;
        var outcome = Write(snapshot);
        while (outcome.Kind == BookOutcomeKind.Applied && _waiting.TryPeek(out var next))
        {
            var followed = Follow(next);
            if (followed.Kind == BookOutcomeKind.ResyncNeeded)
            {
                return followed;
            }

            _waiting.Dequeue();
        }

        return outcome;
    }

    private BookOutcome Follow(BookUpdate update)
    {
        switch (_rule.Follow(_lastId, _isBridging, update))
        {
            case BookStep.Old:
                return BookOutcome.Stale;
            case BookStep.Unnumbered:
                return Lose(BookDefect.BadUpdate, "the update lacks the ids that tell whether it follows");
            case BookStep.Gap:
                return LoseBetween(update);
            default:
                _isBridging = false;
                _lastId = update.LastId ?? _lastId;
                return Write(update);
        }
    }

    private BookOutcome LoseBetween(BookUpdate update)
    {
        var isTooOld = _isBridging && _rule.NeedsSnapshotRequest;
        var last = _lastId;
        var isWaiting = _waiting.TryPeek(out var first) && ReferenceEquals(first, update);
        if (!isWaiting)
        {
            _waiting.Clear();
        }

        var outcome = Lose(
            isTooOld ? BookDefect.SnapshotTooOld : BookDefect.MissingUpdate,
            Text($"after id {last} came an update of ids {update.FirstId} to {update.LastId} that follows {update.PreviousId}"));
        if (!isWaiting && _rule.NeedsSnapshotRequest)
        {
            // It is good in itself: the next snapshot may bridge to it.
            _waiting.Enqueue(update.Copy());
        }

        return outcome;
    }

    private BookOutcome Write(BookUpdate update)
    {
        if (!TryWrite(update.Bids, isBid: true) || !TryWrite(update.Asks, isBid: false))
        {
            return Lose(BookDefect.BadUpdate, "a level has a price that is not positive or a size that is negative");
        }

        if (_rule.Depth is { } depth)
        {
            Book.Truncate(depth);
        }

        if (update.Checksum is { } expected && _rule.Checksum(Book) is { } found)
        {
            if (expected != found)
            {
                return Lose(BookDefect.WrongChecksum, Text($"the venue's checksum is {expected} and the book's is {found}"));
            }

            ChecksumsAgreed++;
        }

        return Book.IsCrossed
            ? Lose(BookDefect.Crossed, Text($"the best bid {Book.BestBid!.Value.Price} is at or over the best ask {Book.BestAsk!.Value.Price}"))
            : BookOutcome.Applied;
    }

    private bool TryWrite(ReadOnlySpan<BookLevel> levels, bool isBid)
    {
        var side = isBid ? Book.Bids : Book.Asks;
        foreach (var level in levels)
        {
            if (level.Price <= 0 || level.Size < 0)
            {
                return false;
            }

            side.Apply(level);
        }

        return true;
    }

    private BookOutcome Lose(BookDefect defect, string reason)
    {
        Book.Clear();
        _lastId = null;
        IsSynchronised = false;
        return BookOutcome.Resync(
            defect,
            $"The order book of {Book.Instrument} is lost: {reason}. {(_rule.NeedsSnapshotRequest ? "Ask for a new snapshot" : "Subscribe anew")} of this instrument; no other is affected.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
