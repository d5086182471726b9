using AlphaPulse.Backtesting;
using AlphaPulse.Features;

namespace AlphaPulse.Inference;

/// <summary>Follows each signal to its end and settles it with the prices of the market.</summary>
/// <remarks>
/// <para>Entry: the open of the first expected bar after the signal's. Exit: the close of the bar at the horizon; for a model of a label
/// that can leave before that (<see cref="ILabel.LeavesEarly"/>), where that label ends for the side of the signal: at the barrier
/// that is touched first, or at the open that lies beyond it, so always at a price within its bar; a signal that enters at an open beyond
/// its profit leaves at that open. Where barriers cannot be laid, because the bars before
/// the signal are incomplete or did not move, time alone ends it; a flat signal has no barriers.</para>
/// <para>Where a bar that is needed is missing the outcome is <see cref="OutcomeStatus.VoidGap"/>: no price is made up. At a fixed horizon these
/// are the two bars of entry and exit, with barriers every bar up to the end.</para>
/// <para>A signal that a cut of its series divides from its end is <see cref="OutcomeStatus.VoidCut"/>, as its label does not exist in training, and
/// barriers are laid from bars behind the cut alone; see <see cref="SeriesCut"/>.</para>
/// <para>Costs: entering and leaving cost the fraction of <see cref="TradingCosts"/> of the traded value each; a flat signal
/// trades nothing and costs nothing. Holds state; not safe for use from several threads.</para>
/// </remarks>
public sealed class OutcomeSettler
{
    private readonly ITradingCalendar _calendar;
    private readonly TradingCosts _costs;
    private readonly LabelEngine? _labels;
    private readonly CutBook _cuts;
    private readonly Queue<PendingOutcome> _pending = new();
    private readonly Queue<PendingOutcome> _entering = new();
    private readonly List<PendingOutcome> _paths = [];
    private readonly List<RealizedLabel> _none = [];
    private DateTimeOffset? _lastTime;

    /// <summary>Creates a settler that follows nothing.</summary>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="costs">What a trade costs.</param>
    public OutcomeSettler(ITradingCalendar calendar, TradingCosts costs)
        : this(calendar, costs, label: null)
    {
    }

    /// <summary>Creates a settler for the signals of a model.</summary>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="costs">What a trade costs.</param>
    /// <param name="label">
    /// What the model was trained on. Where it can leave early, show the bars from before the first signal on, so that its barriers can be
    /// laid. <see langword="null"/> settles at the horizon.
    /// </param>
    public OutcomeSettler(ITradingCalendar calendar, TradingCosts costs, ILabel? label)
        : this(calendar, costs, label, [])
    {
    }

    /// <summary>Creates a settler for the signals of a model on a series that is cut.</summary>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="costs">What a trade costs.</param>
    /// <param name="label">What the model was trained on; <see langword="null"/> settles at the horizon.</param>
    /// <param name="cuts">Where series are cut, of any instruments: those of <see cref="SignalEngine.Cuts"/>. One that becomes known later is told by <see cref="Learn"/>.</param>
    public OutcomeSettler(ITradingCalendar calendar, TradingCosts costs, ILabel? label, IReadOnlyList<SeriesCut> cuts)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(cuts);
        _calendar = calendar;
        _costs = costs;
        _labels = label is { LeavesEarly: true } ? new LabelEngine(label, calendar, cuts) : null;
        _cuts = new CutBook(cuts);
    }

    /// <summary>How many signals wait for their end.</summary>
    public int PendingCount => _pending.Count + _paths.Count;

    /// <summary>Follows a signal. Signals come in the order of their bars, and each before the bar after its own.</summary>
    /// <param name="signal">The signal.</param>
    /// <exception cref="InvalidOperationException">The label of the model can leave early, and the last bar that was shown is not that of the signal.</exception>
    public void Follow(in Signal signal)
    {
        var pending = new PendingOutcome(signal, _calendar.NextOpen(signal.Series.Timeframe, signal.BarTime));
        _entering.Enqueue(pending);
        if (_labels is not null && signal.Direction != SignalDirection.Flat)
        {
            pending.Path = _lastTime == signal.BarTime
                ? _labels.Begin(signal.Direction)
                : throw new InvalidOperationException(
                    $"The signal is of the bar at {UtcText.Format(signal.BarTime)} and the last bar that was shown is {(_lastTime is { } last ? $"that of {UtcText.Format(last)}" : "none")}: show each bar with Observe, then follow its signal.");
        }

        if (pending.Path is null)
        {
            _pending.Enqueue(pending);
        }
        else
        {
            _paths.Add(pending);
        }
    }

    /// <summary>
    /// Takes a cut that has become known. Signals that it divides from their end are void from the next bar behind it on, or from
    /// <see cref="Advance"/>; barriers are laid from bars behind it alone, of which those that were shown already count.
    /// </summary>
    /// <param name="cut">The cut; one that is held already changes nothing.</param>
    public void Learn(SeriesCut cut)
    {
        ArgumentNullException.ThrowIfNull(cut);
        if (_cuts.Add(cut))
        {
            _labels?.Learn(cut);
        }
    }

    /// <summary>
    /// Says that time has passed, for where no bar comes any more, as behind a delisting: what a cut divides from its end is void. Bars from
    /// before the cut may still come, and what is followed with them is divided by it as well.
    /// </summary>
    /// <param name="instrument">The instrument of the signals.</param>
    /// <param name="now">The time, UTC; earlier than the clock by as much as bars may come late, since a bar from before a cut may end a signal at a barrier.</param>
    /// <param name="settled">Receives the outcomes in the order of the signals; they are settled at the time of the cut, or when it was known where that is later.</param>
    public void Advance(InstrumentId instrument, DateTimeOffset now, ICollection<Outcome> settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        VoidDivided(instrument, now, settled);
    }

    /// <summary>Shows a closed bar and settles what it lets settle.</summary>
    /// <param name="bar">The bar; later than the one before.</param>
    /// <param name="settled">
    /// Receives the outcomes: those that a cut divides from their end, settled as in <see cref="Advance"/>, then those that end at the horizon
    /// in the order of the signals, then those that left early.
    /// </param>
    public void Observe(Bar bar, ICollection<Outcome> settled)
    {
        ArgumentNullException.ThrowIfNull(bar);
        ArgumentNullException.ThrowIfNull(settled);
        VoidDivided(bar.Series.Instrument, bar.OpenTime, settled);
        _cuts.Pass(bar.Series.Instrument, bar.OpenTime);
        while (_entering.TryPeek(out var entering) && entering.EntryTime <= bar.OpenTime)
        {
            _entering.Dequeue();
            if (entering.EntryTime == bar.OpenTime)
            {
                entering.EntryPrice = bar.Open;
            }
        }

        // Horizons end in the order of the signals, since every signal of a model has the same number of bars.
        while (_pending.TryPeek(out var first) && first.Signal.HorizonTime <= bar.OpenTime)
        {
            _pending.Dequeue();
            Give(first, bar, first.Signal.HorizonTime == bar.OpenTime ? bar.Close : null, settled);
        }

        MovePaths(bar, settled);
        _labels?.Observe(bar, begin: false, _none);
        _lastTime = bar.OpenTime;
    }

    private void VoidDivided(InstrumentId instrument, DateTimeOffset upTo, ICollection<Outcome> settled)
    {
        for (var i = 0; i < _cuts.Ahead.Count && _cuts.Ahead[i].At <= upTo; i++)
        {
            if (_cuts.Ahead[i].Instrument == instrument)
            {
                VoidDivided(_cuts.Ahead[i], settled);
            }
        }
    }

    private void VoidDivided(SeriesCut cut, ICollection<Outcome> settled)
    {
        for (var i = _pending.Count; i > 0; i--)
        {
            var pending = _pending.Dequeue();
            if (!VoidBehind(cut, pending, settled))
            {
                _pending.Enqueue(pending);
            }
        }

        _paths.RemoveAll(pending => VoidBehind(cut, pending, settled));
    }

    /// <summary>Voids a signal that a cut divides from its end. Whose horizon lay before the cut misses a bar, and is no matter of the cut.</summary>
    private static bool VoidBehind(SeriesCut cut, PendingOutcome pending, ICollection<Outcome> settled)
    {
        if (pending.Signal.BarTime >= cut.At || pending.Signal.HorizonTime < cut.At)
        {
            return false;
        }

        // By whichever bar or call it is found, it is the same outcome.
        var at = cut.At > cut.KnownAt ? cut.At : cut.KnownAt;
        Count(OutcomeStatus.VoidCut);
        settled.Add(new Outcome { Signal = pending.Signal, Status = OutcomeStatus.VoidCut, SettledAt = at });
        return true;
    }

    private void MovePaths(Bar bar, ICollection<Outcome> settled)
    {
        var kept = 0;
        for (var i = 0; i < _paths.Count; i++)
        {
            var pending = _paths[i];
            if (bar.OpenTime > pending.NextTime)
            {
                // Whether the bar that is missing touched a barrier, nobody knows.
                Give(pending, bar, exit: null, settled);
            }
            else if (bar.OpenTime < pending.NextTime || IsOpen(pending, bar, settled))
            {
                _paths[kept++] = pending;
            }
        }

        _paths.RemoveRange(kept, _paths.Count - kept);
    }

    private bool IsOpen(PendingOutcome pending, Bar bar, ICollection<Outcome> settled)
    {
        pending.BarsAhead++;
        var state = pending.Path!.Observe(bar, pending.BarsAhead, out var value);
        if (state == LabelState.Known)
        {
            Give(pending, bar, value.ExitPrice ?? bar.Close, settled);
            return false;
        }

        // Time that runs out leaves some labels without a target, and every position without a reason to be held.
        if (bar.OpenTime >= pending.Signal.HorizonTime)
        {
            Give(pending, bar, bar.Close, settled);
            return false;
        }

        pending.NextTime = _calendar.NextOpen(bar.Series.Timeframe, bar.OpenTime);
        return true;
    }

    private void Give(PendingOutcome pending, Bar bar, decimal? exit, ICollection<Outcome> settled)
    {
        var outcome = Settle(pending, bar, exit);
        settled.Add(outcome);
        Count(outcome.Status);
    }

    private static void Count(OutcomeStatus status) => InferenceTelemetry.Outcomes.Add(1, new KeyValuePair<string, object?>("status", status switch
    {
        OutcomeStatus.VoidCut => "void_cut",
        OutcomeStatus.VoidGap => "void_gap",
        _ => "settled",
    }));

    private Outcome Settle(PendingOutcome pending, Bar bar, decimal? exit)
    {
        var signal = pending.Signal;
        if (pending.EntryPrice is not { } entry || exit is not { } price)
        {
            return new Outcome { Signal = signal, Status = OutcomeStatus.VoidGap, SettledAt = bar.AvailableAt };
        }

        var side = (int)signal.Direction;
        var gross = side * (price / entry - 1);

        // Leaving trades the value that the position has then, so the second cost is on the exit price.
        var cost = Math.Abs(side) * _costs.Fraction * (1 + price / entry);
        return new Outcome
        {
            Signal = signal,
            Status = OutcomeStatus.Settled,
            EntryPrice = entry,
            ExitPrice = price,
            GrossReturn = gross,
            NetReturn = gross - cost,
            SettledAt = bar.AvailableAt,
        };
    }
}
