using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Brings the bars of one series into their order: every closed bar once, none before the one before it, whatever the stream drops, repeats,
/// delays or mixes up. Says when the venue must be asked, and takes its answers.
/// </summary>
/// <remarks>All times are by the venue's clock. It does nothing by itself and knows no clock. Not safe for use from several threads.</remarks>
internal sealed class BarSequencer(BarSeriesId series, LiveRules rules, DateTimeOffset next)
{
    private const int Remembered = 4;
    private const int LongestSilence = 5;
    private readonly Queue<Bar> _recent = new(Remembered);
    private readonly SortedDictionary<DateTimeOffset, Bar> _pending = [];
    private DateTimeOffset? _heard;
    private Bar? _forming;
    private DateTimeOffset? _failingSince;
    private bool _isCatchUp;
    private bool _isUnheard;
    private int _tries;
    private int _failures;
    private int _silences;
    private int _delivered;
    private int _traded;

    /// <summary>The open time of the first bar that has not been delivered.</summary>
    public DateTimeOffset Next { get; private set; } = next;

    /// <summary>When the venue is to be asked; <see langword="null"/> while it is being asked.</summary>
    public DateTimeOffset? DueAt { get; private set; } = rules.Calendar.CloseOf(series.Timeframe, next) + rules.ClosedBarTimeout;

    /// <summary>Whether the venue is being asked.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>How many bars in a row the venue had on request while the stream said nothing of the series.</summary>
    public int SilentRescues { get; private set; }

    /// <summary>The open time of the latest bar that the stream has said anything of; <see langword="null"/> for none.</summary>
    public DateTimeOffset? Heard => _heard;

    /// <summary>Bars that wait for those before them.</summary>
    public int Pending => _pending.Count;

    /// <summary>A bar of the stream.</summary>
    public void Offer(Bar bar, DateTimeOffset now, List<LiveStep> steps)
    {
        SilentRescues = 0;
        _heard = _heard > bar.OpenTime ? _heard : bar.OpenTime;
        if (bar.IsProvisional)
        {
            OfferForming(bar, now, steps);
        }
        else if (bar.OpenTime < Next)
        {
            Compare(bar, steps);
        }
        else if (bar.OpenTime == Next)
        {
            Deliver(bar, steps);
            Drain(steps);
            Schedule(now);
        }
        else
        {
            _pending[bar.OpenTime] = bar;
            AskBy(now + rules.CloseDelay);
        }
    }

    /// <summary>The stream is connected: what closed meanwhile is lost, as far as something can have closed.</summary>
    /// <param name="now">The time that the venue's clock has certainly reached.</param>
    /// <param name="latest">The latest time that it can show.</param>
    public void Connected(DateTimeOffset now, DateTimeOffset latest)
    {
        SilentRescues = 0;
        _silences = 0;
        if (rules.Calendar.CloseOf(series.Timeframe, Next) <= latest)
        {
            _isCatchUp = true;
            AskBy(now);
        }
    }

    /// <summary>Begins to count anew, since something has been done about it.</summary>
    public void ForgetRescues() => SilentRescues = 0;

    /// <summary>The venue is asked now.</summary>
    /// <returns>From which open time on: with the last closed bar, where there is one, to see whether it was corrected.</returns>
    public DateTimeOffset BeginAsk()
    {
        IsAsking = true;
        _isUnheard = !_isCatchUp && !(_heard >= Next);
        _isCatchUp = false;
        DueAt = null;
        _delivered = 0;
        _traded = 0;
        return _recent.Count > 0 ? _recent.Last().OpenTime : Next;
    }

    /// <summary>A page of the venue's answer.</summary>
    public void Take(IReadOnlyList<Bar> bars, List<LiveStep> steps)
    {
        foreach (var bar in bars)
        {
            if (bar.OpenTime < Next)
            {
                Compare(bar, steps);
                continue;
            }

            while (_pending.Count > 0 && First() is var waiting && waiting.OpenTime < bar.OpenTime)
            {
                PassTo(waiting.OpenTime, AnswerBefore(waiting), steps);
                Take(waiting, steps);
            }

            PassTo(bar.OpenTime, AnswerBefore(bar), steps);
            if (_pending.Remove(bar.OpenTime, out var streamed) && Differ(streamed, bar))
            {
                steps.Add(new LiveStep(LiveStepKind.Superseded, streamed));
            }

            Deliver(bar, steps);
            _delivered++;
            _traded += bar.Volume > 0 ? 1 : 0;
        }
    }

    /// <summary>The venue's answer has come to its end.</summary>
    public void EndAsk(DateTimeOffset now, List<LiveStep> steps)
    {
        IsAsking = false;
        _failures = 0;
        _failingSince = null;
        SilentRescues = _isUnheard && _traded > 0 ? SilentRescues + 1 : SilentRescues;
        Drain(steps);
        var hole = Hole();
        if ((hole is not null || IsLate(now)) && ++_tries < rules.GapTries)
        {
            DueAt = now + (LiveRules.RetryDelay * (1 << Math.Min(_tries - 1, 10)));
            return;
        }

        if (hole is { } end)
        {
            PassTo(end, string.Create(CultureInfo.InvariantCulture, $"none of these in {_tries} tries, and a later bar on the stream"), steps);
            Drain(steps);
        }

        _silences = _delivered > 0 ? 0 : Math.Min(_silences + 1, LongestSilence + 1);
        Schedule(now);
    }

    /// <summary>The venue could not be asked.</summary>
    /// <returns>How long it is left alone.</returns>
    public TimeSpan FailAsk(string error, DateTimeOffset now, List<LiveStep> steps)
    {
        IsAsking = false;
        _failures++;
        _failingSince ??= now;
        if (Hole() is { } end && now - _failingSince >= rules.Patience)
        {
            PassTo(end, error, steps);
            Drain(steps);
        }

        var delay = LiveRules.RetryDelay * (1 << Math.Min(_failures - 1, 10));
        delay = delay < LiveRules.LongestRetryDelay ? delay : LiveRules.LongestRetryDelay;
        DueAt = now + delay;
        return delay;
    }

    /// <summary>Whether two versions say something different where both say something: the stream tells less of a bar than an answer does.</summary>
    private static bool Differ(Bar left, Bar right)
    {
        if (left.Open != right.Open || left.High != right.High || left.Low != right.Low || left.Close != right.Close || left.Volume != right.Volume)
        {
            return true;
        }

        return left.Detail is { } detail && !detail.AgreesWith(right.Detail);
    }

    private static string AnswerBefore(Bar later) => $"none of these, and the bar of {UtcText.Format(later.OpenTime)}";

    private void OfferForming(Bar bar, DateTimeOffset now, List<LiveStep> steps)
    {
        if (bar.OpenTime < Next || (_forming is { } before && (bar.OpenTime < before.OpenTime || (bar.OpenTime == before.OpenTime && bar.AvailableAt < before.AvailableAt))))
        {
            return;
        }

        _forming = bar;
        steps.Add(new LiveStep(LiveStepKind.Provisional, bar));
        if (bar.OpenTime > Next)
        {
            // The ones before it have closed.
            AskBy(now + rules.CloseDelay);
        }
        else if (!rules.MarksClosed)
        {
            AskBy(rules.Calendar.CloseOf(series.Timeframe, bar.OpenTime) + rules.CloseDelay);
        }
    }

    private void Compare(Bar bar, List<LiveStep> steps)
    {
        var delivered = _recent.FirstOrDefault(b => b.OpenTime == bar.OpenTime);
        var isStream = bar.Provenance == BarProvenance.VenueStream;
        if (delivered is null || !Differ(delivered, bar))
        {
            if (isStream)
            {
                steps.Add(new LiveStep(LiveStepKind.Repeated, bar));
            }

            return;
        }

        if (isStream && delivered.Provenance == BarProvenance.VenueRest)
        {
            // An answer that was asked for after the close is the venue's record; what the stream has left in its pipes is older.
            steps.Add(new LiveStep(LiveStepKind.Contradicted, bar));
            return;
        }

        for (var i = _recent.Count; i > 0; i--)
        {
            var remembered = _recent.Dequeue();
            _recent.Enqueue(remembered.OpenTime == bar.OpenTime ? bar : remembered);
        }

        steps.Add(new LiveStep(LiveStepKind.Revision, bar));
    }

    private void Deliver(Bar bar, List<LiveStep> steps)
    {
        steps.Add(new LiveStep(LiveStepKind.Closed, bar));
        if (_recent.Count == Remembered)
        {
            _recent.Dequeue();
        }

        _recent.Enqueue(bar);
        Pass(rules.Calendar.NextOpen(series.Timeframe, bar.OpenTime));
    }

    private void Take(Bar waiting, List<LiveStep> steps)
    {
        _pending.Remove(waiting.OpenTime);
        Deliver(waiting, steps);
    }

    private void Drain(List<LiveStep> steps)
    {
        while (_pending.Count > 0 && First() is var waiting && waiting.OpenTime <= Next)
        {
            if (waiting.OpenTime == Next)
            {
                Take(waiting, steps);
            }
            else
            {
                _pending.Remove(waiting.OpenTime);
                Compare(waiting, steps);
            }
        }
    }

    private void PassTo(DateTimeOffset openTime, string answer, List<LiveStep> steps)
    {
        if (Next < openTime)
        {
            if (rules.Calendar.CountExpected(series.Timeframe, Next, openTime) > 0)
            {
                steps.Add(LiveStep.Missing(Next, openTime, answer));
            }

            Pass(openTime);
        }
    }

    private void Pass(DateTimeOffset to)
    {
        Next = to;
        _tries = 0;
        _silences = 0;
        DueAt = null;
    }

    /// <summary>The first bar after the missing ones that is known to have begun or closed; <see langword="null"/> where nothing is missing.</summary>
    private DateTimeOffset? Hole()
    {
        var pending = _pending.Count > 0 ? First().OpenTime : (DateTimeOffset?)null;
        var heard = _heard > Next ? _heard : null;
        return pending < heard || heard is null ? pending : heard;
    }

    /// <summary>Whether the stream has shown a bar that must have closed, and the venue's answers do not have it yet.</summary>
    private bool IsLate(DateTimeOffset now) =>
        !rules.MarksClosed && _heard == Next && rules.Calendar.CloseOf(series.Timeframe, Next) + rules.CloseDelay <= now;

    private Bar First()
    {
        // An enumerator of the class itself, which allocates nothing but its stack.
        foreach (var pair in _pending)
        {
            return pair.Value;
        }

        throw new InvalidOperationException("Nothing is pending.");
    }

    private void Schedule(DateTimeOffset now)
    {
        if (IsAsking)
        {
            return;
        }

        var close = rules.Calendar.CloseOf(series.Timeframe, Next);
        var isForming = !rules.MarksClosed && _heard >= Next;
        var due = close + (isForming ? rules.CloseDelay : rules.ClosedBarTimeout);
        if (_silences > 0)
        {
            var patient = now + (series.Timeframe.Duration * (1 << (_silences - 1)));
            due = patient > due ? patient : due;
        }

        DueAt = due;
        if (Hole() is not null)
        {
            AskBy(now + rules.CloseDelay);
        }
    }

    private void AskBy(DateTimeOffset time)
    {
        if (!IsAsking && (DueAt is null || time < DueAt))
        {
            DueAt = time;
        }
    }
}
