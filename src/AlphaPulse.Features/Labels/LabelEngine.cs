namespace AlphaPulse.Features;

/// <summary>Makes labels from bars, one bar at a time. The samples of a training and the judging of live signals both run this class.</summary>
/// <remarks>
/// <para>A label is given out with the bar that decides it, so it cannot have seen a later one. A bar that the calendar expects and
/// that did not come ends every label that follows the path: it has no label. A bar that the calendar does not expect is no bar
/// of a horizon and breaks nothing; it may be a start. No label spans a cut.</para>
/// <para>Cost per bar: one step for each label that follows the path and is open, one for all others.
/// Holds state; not safe for use from several threads. One engine serves one series.</para>
/// </remarks>
public sealed class LabelEngine
{
    private readonly ILabel _label;
    private readonly ITradingCalendar _calendar;
    private readonly LabelHistory _history;
    private readonly List<OpenLabel> _path = [];
    private readonly Queue<OpenLabel> _horizons = new();
    private readonly List<SeriesCut> _allCuts;
    private List<SeriesCut> _cuts = [];
    private int _nextCut;
    private long _expected;
    private long _count;
    private Bar? _last;
    private bool _isLastExpected;

    /// <summary>Creates an engine that has seen nothing, for a series without cuts.</summary>
    /// <param name="label">The label.</param>
    /// <param name="calendar">The calendar of the instrument: a horizon of 4 bars is 4 expected bars, whether they came or not.</param>
    public LabelEngine(ILabel label, ITradingCalendar calendar)
        : this(label, calendar, [])
    {
    }

    /// <summary>Creates an engine that has seen nothing.</summary>
    /// <param name="label">The label.</param>
    /// <param name="calendar">The calendar of the instrument: a horizon of 4 bars is 4 expected bars, whether they came or not.</param>
    /// <param name="cuts">
    /// Where series are cut, of any instruments, as known by whoever judges the labels: one that became known after a label was decided
    /// unmakes a label that a judge would otherwise believe.
    /// </param>
    public LabelEngine(ILabel label, ITradingCalendar calendar, IReadOnlyList<SeriesCut> cuts)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        _allCuts = [.. cuts];
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(calendar);
        _label = label;
        _calendar = calendar;
        _history = new LabelHistory(label.LookbackBars + 1);
    }

    /// <summary>How many labels wait for a later bar.</summary>
    public int OpenCount => _path.Count + _horizons.Count;

    /// <summary>Takes the next bar: first it moves the labels that are open, then its own begins.</summary>
    /// <param name="bar">A closed bar, later than the one before, of the same series.</param>
    /// <param name="begin">Whether the bar is to have a label of its own.</param>
    /// <param name="realized">Receives the labels that the bar decides, in the order of their starts.</param>
    /// <exception cref="ArgumentException">The bar is provisional, of another series or not later than the last one.</exception>
    public void Observe(Bar bar, bool begin, ICollection<RealizedLabel> realized)
    {
        ArgumentNullException.ThrowIfNull(bar);
        ArgumentNullException.ThrowIfNull(realized);
        var (isExpected, missing) = Accept(bar);
        _isLastExpected = isExpected;
        if (isExpected)
        {
            _expected += 1 + missing;
            if (missing > 0)
            {
                _path.Clear();
                _history.Clear();
            }

            MovePath(bar, realized);
            MoveHorizons(bar, realized);
            _history.Add(bar);
        }

        if (begin)
        {
            Begin(bar, isExpected);
        }

        _count++;
    }

    /// <summary>
    /// Takes a cut that has become known. Where bars behind it were shown already, labels that are open and the bars that the next labels look
    /// back on are from then on those behind it; labels that were decided stay so.
    /// </summary>
    /// <param name="cut">The cut, of any instrument; one that is known already changes nothing.</param>
    public void Learn(SeriesCut cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        if (_last is not { } last)
        {
            _allCuts.Add(cut);
        }
        else if (cut.Instrument == last.Series.Instrument && cut.At > last.OpenTime)
        {
            var later = _cuts.FindIndex(_nextCut, other => other.At > cut.At);
            _cuts.Insert(later < 0 ? _cuts.Count : later, cut);
        }
        else if (cut.Instrument == last.Series.Instrument)
        {
            DropBefore(cut.At);
        }
    }

    /// <summary>Begins the label of the last bar for somebody who shows it the bars himself; <see cref="Observe"/> gives nothing of it out.</summary>
    /// <param name="side">The side that is taken.</param>
    /// <returns>The label in the making; <see langword="null"/> where the bar has none, or no bar was shown.</returns>
    public ILabelRun? Begin(SignalDirection side)
    {
        if (_last is not { } bar)
        {
            return null;
        }

        var history = _isLastExpected ? _history : LabelHistory.Of(bar);
        return history.Count <= _label.LookbackBars ? null : _label.Begin(history.Start().For(side));
    }

    private (bool IsExpected, long Missing) Accept(Bar bar)
    {
        if (bar.IsProvisional)
        {
            throw new ArgumentException($"The bar of {bar.Series} at {bar.OpenTime:O} is still forming; give closed bars only.", nameof(bar));
        }

        var last = _last;
        _last = bar;
        var timeframe = bar.Series.Timeframe;
        if (last is null)
        {
            _cuts = [.. _allCuts.Where(c => c.Instrument == bar.Series.Instrument && c.At > bar.OpenTime).OrderBy(c => c.At)];
            return (_calendar.IsExpected(timeframe, bar.OpenTime), 0);
        }

        if (bar.Series != last.Series)
        {
            throw new ArgumentException($"The bar is of {bar.Series} and the bars before it of {last.Series}; use one engine a series.", nameof(bar));
        }

        if (bar.OpenTime <= last.OpenTime)
        {
            throw new ArgumentException($"The bar at {bar.OpenTime:O} is not later than the last one at {last.OpenTime:O}; give bars in order, each once.", nameof(bar));
        }

        PassCuts(bar.OpenTime);

        // The usual case costs one question to the calendar.
        var next = _calendar.NextOpen(timeframe, last.OpenTime);
        if (next >= bar.OpenTime)
        {
            return (next == bar.OpenTime, 0);
        }

        var missing = _calendar.CountExpected(timeframe, next, bar.OpenTime);
        if (_calendar.IsExpected(timeframe, bar.OpenTime))
        {
            return (true, missing);
        }

        // Bars are missing before one that is not expected: the gap is the same.
        _expected += missing;
        _path.Clear();
        _history.Clear();
        return (false, 0);
    }

    private void PassCuts(DateTimeOffset openTime)
    {
        for (; _nextCut < _cuts.Count && _cuts[_nextCut].At <= openTime; _nextCut++)
        {
            DropBefore(_cuts[_nextCut].At);
        }
    }

    private void DropBefore(DateTimeOffset cutAt)
    {
        _path.RemoveAll(open => open.BarTime < cutAt);
        while (_horizons.TryPeek(out var open) && open.BarTime < cutAt)
        {
            _horizons.Dequeue();
        }

        _history.DropBefore(cutAt);
    }

    private void MovePath(Bar bar, ICollection<RealizedLabel> realized)
    {
        var kept = 0;
        for (var i = 0; i < _path.Count; i++)
        {
            var open = _path[i];
            open.Use(bar);
            if (Decide(open, bar, realized) == LabelState.Open)
            {
                _path[kept++] = open;
            }
        }

        _path.RemoveRange(kept, _path.Count - kept);
    }

    private void MoveHorizons(Bar bar, ICollection<RealizedLabel> realized)
    {
        while (_horizons.TryPeek(out var open) && _expected - open.Expected >= _label.HorizonBars)
        {
            _horizons.Dequeue();
            if (_expected - open.Expected == _label.HorizonBars)
            {
                open.Use(bar);
                Decide(open, bar, realized);
            }
        }
    }

    private LabelState Decide(OpenLabel open, Bar bar, ICollection<RealizedLabel> realized)
    {
        var barsAhead = (int)(_expected - open.Expected);
        var state = open.Run.Observe(bar, barsAhead, out var value);
        if (state == LabelState.Known)
        {
            realized.Add(new RealizedLabel(open.Number, _count, open.BarTime, bar.OpenTime, open.KnownAt, value));
        }
        else if (state == LabelState.Open && barsAhead >= _label.HorizonBars)
        {
            throw new InvalidOperationException($"Label {_label.Name} is still open at its horizon of {_label.HorizonBars} bars; decide it or return {nameof(LabelState.None)}.");
        }

        return state;
    }

    private void Begin(Bar bar, bool isExpected)
    {
        // A bar that is not expected has no past of consecutive bars, but a label that needs none may start there.
        var history = isExpected ? _history : LabelHistory.Of(bar);
        if (history.Count <= _label.LookbackBars || _label.Begin(history.Start()) is not { } run)
        {
            return;
        }

        var open = new OpenLabel(run, _count, _expected, bar.OpenTime, history.KnownAt());
        if (_label.FollowsPath)
        {
            _path.Add(open);
        }
        else
        {
            _horizons.Enqueue(open);
        }
    }
}
