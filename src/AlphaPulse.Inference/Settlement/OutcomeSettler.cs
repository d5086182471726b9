using AlphaPulse.Backtesting;

namespace AlphaPulse.Inference;

/// <summary>Follows each signal to the end of its horizon and settles it with the prices of the market.</summary>
/// <remarks>
/// <para>Entry: the open of the first expected bar after the signal's. Exit: the close of the bar at the horizon. Where one of the
/// two bars is missing the outcome is <see cref="OutcomeStatus.VoidGap"/>: no price is made up.</para>
/// <para>Costs: entering and leaving cost the fraction of <see cref="TradingCosts"/> of the traded value each; a flat signal
/// trades nothing and costs nothing. Holds state; not safe for use from several threads.</para>
/// </remarks>
public sealed class OutcomeSettler
{
    private readonly ITradingCalendar _calendar;
    private readonly TradingCosts _costs;
    private readonly Queue<Pending> _pending = new();
    private readonly Queue<Pending> _entering = new();

    /// <summary>Creates a settler that follows nothing.</summary>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="costs">What a trade costs.</param>
    public OutcomeSettler(ITradingCalendar calendar, TradingCosts costs)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(costs);
        _calendar = calendar;
        _costs = costs;
    }

    /// <summary>How many signals wait for the end of their horizon.</summary>
    public int PendingCount => _pending.Count;

    /// <summary>Follows a signal. Signals come in the order of their bars, and each before the bar after its own.</summary>
    /// <param name="signal">The signal.</param>
    public void Follow(in Signal signal)
    {
        var pending = new Pending(signal, _calendar.NextOpen(signal.Series.Timeframe, signal.BarTime));
        _pending.Enqueue(pending);
        _entering.Enqueue(pending);
    }

    /// <summary>Shows a closed bar and settles what it lets settle.</summary>
    /// <param name="bar">The bar; later than the one before.</param>
    /// <param name="settled">Receives the outcomes, in the order of the signals.</param>
    public void Observe(Bar bar, ICollection<Outcome> settled)
    {
        ArgumentNullException.ThrowIfNull(bar);
        ArgumentNullException.ThrowIfNull(settled);
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
            settled.Add(Settle(first, bar));
            InferenceTelemetry.Outcomes.Add(1);
        }
    }

    private Outcome Settle(Pending pending, Bar bar)
    {
        var signal = pending.Signal;
        if (pending.EntryPrice is not { } entry || signal.HorizonTime != bar.OpenTime)
        {
            return new Outcome { Signal = signal, Status = OutcomeStatus.VoidGap, SettledAt = bar.AvailableAt };
        }

        var side = (int)signal.Direction;
        var gross = side * (bar.Close / entry - 1);

        // Leaving trades the value that the position has then, so the second cost is on the exit price.
        var cost = Math.Abs(side) * _costs.Fraction * (1 + bar.Close / entry);
        return new Outcome
        {
            Signal = signal,
            Status = OutcomeStatus.Settled,
            EntryPrice = entry,
            ExitPrice = bar.Close,
            GrossReturn = gross,
            NetReturn = gross - cost,
            SettledAt = bar.AvailableAt,
        };
    }

    private sealed class Pending(Signal signal, DateTimeOffset entryTime)
    {
        public Signal Signal { get; } = signal;

        public DateTimeOffset EntryTime { get; } = entryTime;

        public decimal? EntryPrice { get; set; }
    }
}
