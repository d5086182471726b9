namespace AlphaPulse.Collectors;

/// <summary>Which subscriptions of one connection the venue has not answered yet.</summary>
/// <remarks>
/// Venues answer in three ways: with the symbol in the text, with the number of our message, or with data. Safe for use from any thread.
/// </remarks>
internal sealed class SubscriptionAnswers
{
    private readonly Lock _gate = new();
    private readonly string _venue;
    private readonly IReadOnlyList<string> _messages;
    private readonly IReadOnlyList<StreamSubscription> _all;
    private readonly Dictionary<InstrumentId, StreamSubscription> _pending;
    private readonly Dictionary<InstrumentId, StreamSubscription> _renewing = [];

    public SubscriptionAnswers(string venue, IReadOnlyList<StreamSubscription> subscriptions, IReadOnlyList<string> messages)
    {
        _venue = venue;
        _messages = messages;
        _all = subscriptions;
        _pending = subscriptions.ToDictionary(s => s.Instrument);
    }

    /// <summary>Whether an answer is still to come.</summary>
    public bool IsWaiting => Volatile.Read(ref _answered) == 0;

    private int _answered;

    /// <summary>Data of an instrument is an answer.</summary>
    public void Confirm(InstrumentId instrument)
    {
        if (IsWaiting)
        {
            lock (_gate)
            {
                Remove(_pending.GetValueOrDefault(instrument));
            }
        }
    }

    public void Confirm(StreamNotice notice)
    {
        lock (_gate)
        {
            foreach (var subscription in Find(notice))
            {
                Remove(subscription);
            }
        }
    }

    /// <summary>A book is asked for anew: an answer that names nothing may be about it, until it comes.</summary>
    public void Renew(StreamSubscription subscription)
    {
        lock (_gate)
        {
            _renewing[subscription.Instrument] = subscription;
        }
    }

    /// <summary>A book has come as a whole.</summary>
    public void EndRenewal(InstrumentId instrument)
    {
        lock (_gate)
        {
            _renewing.Remove(instrument);
        }
    }

    /// <summary>What a refusal is about.</summary>
    public IReadOnlyList<StreamRefusedException> Refuse(StreamNotice notice)
    {
        lock (_gate)
        {
            var refused = Find(notice);
            foreach (var subscription in refused)
            {
                Remove(subscription);
            }

            return refused.Count == 0
                ? RefuseConfirmed(notice)
                : [.. refused.Select(s => new StreamRefusedException(_venue, s.Symbol, $"The stream of {_venue} refused the symbol '{s.Symbol}': {notice.Text}. Write it as the stream of the venue does, and check that it is listed."))];
        }
    }

    /// <summary>Gives up on what has not been answered.</summary>
    public IReadOnlyList<StreamRefusedException> Expire(TimeSpan timeout)
    {
        lock (_gate)
        {
            var refusals = _pending.Values.Select(s => new StreamRefusedException(
                _venue, s.Symbol, $"The stream of {_venue} neither confirmed the symbol '{s.Symbol}' nor sent anything of it within {timeout:c}. Check that it is listed; it is asked for again on the next connection.")
            {
                IsTransient = true,
            }).ToList();
            _pending.Clear();
            Volatile.Write(ref _answered, 1);
            return refusals;
        }
    }

    /// <summary>What a refusal is about that no subscription waits for: the symbols that it names, or the one book that is asked for anew.</summary>
    private IReadOnlyList<StreamRefusedException> RefuseConfirmed(StreamNotice notice)
    {
        List<StreamSubscription> refused = [.. _all.Where(s => Names(notice.Text ?? string.Empty, s.Symbol))];
        if (refused.Count == 0 && _renewing.Count == 1)
        {
            refused.AddRange(_renewing.Values);
        }

        if (refused.Count == 0)
        {
            var renewing = _renewing.Count > 0 ? $" The order books of {string.Join(", ", _renewing.Values.Select(s => s.Symbol))} were asked for anew." : string.Empty;
            return [new StreamRefusedException(_venue, null, $"The stream of {_venue} refused something and does not say of which symbol: {notice.Text}.{renewing} Check the symbols, and that no limit of the venue is exceeded.")];
        }

        return [.. refused.Select(s => new StreamRefusedException(
            _venue,
            s.Symbol,
            $"The stream of {_venue} refused the symbol '{s.Symbol}', which it had confirmed{(_renewing.Remove(s.Instrument) ? ", when its order book was asked for anew" : string.Empty)}: {notice.Text}. Check that it is still listed, and that no limit of the venue is exceeded.")
        {
            IsTransient = true,
            WasConfirmed = true,
        })];
    }

    private static bool Names(string text, string symbol)
    {
        for (var at = text.IndexOf(symbol, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(symbol, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            // BTCUSD lies in BTCUSDT as well.
            if ((at == 0 || !IsPart(text[at - 1])) && (at + symbol.Length == text.Length || !IsPart(text[at + symbol.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private List<StreamSubscription> Find(StreamNotice notice)
    {
        // Our messages are numbered from 1. What a numbered message asked for stands in it.
        var text = notice.Request is { } number && number >= 1 && number <= _messages.Count ? _messages[(int)number - 1] : notice.Text ?? string.Empty;
        return [.. _pending.Values.Where(s => Names(text, s.Symbol))];
    }

    private void Remove(StreamSubscription? subscription)
    {
        if (subscription is not null && _pending.Remove(subscription.Instrument) && _pending.Count == 0)
        {
            Volatile.Write(ref _answered, 1);
        }
    }
}
