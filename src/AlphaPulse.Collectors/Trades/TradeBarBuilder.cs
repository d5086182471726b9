using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Builds bars from trades as they come, exactly, and says of each whether every trade of it is proven to be in it.</summary>
/// <remarks>
/// <para>A trade belongs to the bar that its time by the venue's clock lies in; opening and closing prices go by the ids, or by time and
/// then arrival where ids have no order. So the order in which trades come changes nothing. A trade that comes twice counts once.
/// A time without trades gives no bar.</para>
/// <para>A bar is given out when the times of later trades are past its end by <see cref="TradeBarOptions.Lateness"/>, or
/// <see cref="AdvanceTo"/> says that they would be. A trade that comes after that is counted as late and changes no bar that was given
/// out; with consecutive ids that bar was not whole.</para>
/// <para>The quote volume is there where it is exact. Holds state; not safe for use from several threads. Allocates nothing per trade,
/// but for what grows with the longest bar.</para>
/// </remarks>
public sealed class TradeBarBuilder
{
    private readonly BarSeriesId _series;
    private readonly TradeBarOptions _options;
    private readonly TradeIdRanges _seen = new();
    private readonly List<OpenTradeBar> _open = [];
    private readonly Stack<OpenTradeBar> _unused = new();
    private readonly Queue<RebuiltBar> _ready = new();
    private long _now = DateTimeOffset.MinValue.UtcTicks;
    private long _givenUntil = DateTimeOffset.MinValue.UtcTicks;
    private DateTimeOffset _receivedAt = DateTimeOffset.MinValue;

    /// <summary>Creates a builder that has seen nothing.</summary>
    /// <param name="series">The series that the bars become part of.</param>
    /// <param name="options">The options; the defaults where <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The series names nothing, or an option is out of range.</exception>
    public TradeBarBuilder(BarSeriesId series, TradeBarOptions? options = null)
    {
        options ??= new TradeBarOptions();
        if (series.Instrument.Kind == InstrumentKind.None || series.Timeframe.Unit == TimeframeUnit.None)
        {
            throw new ArgumentException("The series names no instrument or no timeframe; name both.", nameof(series));
        }

        if (options.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(options));
        }

        _series = series;
        _options = options;
    }

    /// <summary>How many trades are in bars.</summary>
    public long Trades { get; private set; }

    /// <summary>How many came again.</summary>
    public long Duplicates { get; private set; }

    /// <summary>How many came after their bar had been given out, or long after those around them; they are in no bar.</summary>
    public long Late { get; private set; }

    /// <summary>How many lie outside the trading of the calendar; they are in no bar.</summary>
    public long OffCalendar { get; private set; }

    /// <summary>Takes a trade.</summary>
    /// <param name="trade">The trade.</param>
    /// <exception cref="ArgumentException">The trade is of another instrument.</exception>
    /// <exception cref="InvalidTradeException">Its id is no number although the options say so, or the volume of its bar is no longer exact.</exception>
    public void Add(Trade trade)
    {
        ArgumentNullException.ThrowIfNull(trade);
        if (trade.Instrument != _series.Instrument)
        {
            throw new ArgumentException($"The trade is of {trade.Instrument} and the bars are of {_series}; use one builder an instrument.", nameof(trade));
        }

        var id = IdOf(trade);
        _receivedAt = trade.ReceivedAt > _receivedAt ? trade.ReceivedAt : _receivedAt;
        var isNumbered = _options.Ids == TradeIdRule.Consecutive;
        if (isNumbered && id >= _seen.Floor && !_seen.Add(id))
        {
            Duplicates++;
            return;
        }

        var bar = FindOpen(trade.Time.UtcTicks);
        if (isNumbered && id < _seen.Floor)
        {
            // Ids so far back are forgotten: whether it came before cannot be told, so a bar that it may belong to is not proven whole.
            bar?.IsDoubtful = true;
            Late++;
            return;
        }

        bar ??= Begin(trade.Time);
        if (bar is null)
        {
            return;
        }

        if (trade.VenueTradeId is null)
        {
            // Whether it came before cannot be told.
            bar.IsDoubtful = true;
        }
        else if (!isNumbered && !bar.IsNew(trade.VenueTradeId))
        {
            Duplicates++;
            return;
        }

        bar.Add(trade, _options.Ids == TradeIdRule.Opaque ? (trade.Time.UtcTicks, Trades) : (id, 0));
        Trades++;
        Advance(trade.Time.UtcTicks);
    }

    /// <summary>Says that the trades before a time by the venue's clock have come, as a quiet market needs it.</summary>
    /// <param name="time">The time; one before an earlier one changes nothing.</param>
    public void AdvanceTo(DateTimeOffset time) => Advance(time.UtcTicks);

    /// <summary>Says that no trade follows: gives out what is left.</summary>
    public void Complete()
    {
        foreach (var bar in _open)
        {
            GiveOut(bar);
        }

        _open.Clear();
    }

    /// <summary>Takes the next bar that was given out, in the order of time.</summary>
    /// <param name="bar">The bar.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake([NotNullWhen(true)] out RebuiltBar? bar) => _ready.TryDequeue(out bar);

    private long IdOf(Trade trade)
    {
        if (_options.Ids == TradeIdRule.Opaque)
        {
            return 0;
        }

        return long.TryParse(trade.VenueTradeId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : throw new InvalidTradeException(
                $"The id '{trade.VenueTradeId}' of a trade of {trade.Instrument} at {UtcText.Format(trade.Time)} is no positive whole number, and TradeBarOptions.Ids is {_options.Ids}; set it to {TradeIdRule.Opaque}.");
    }

    private OpenTradeBar? FindOpen(long ticks)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (ticks >= _open[i].OpenTicks && ticks < _open[i].CloseTicks)
            {
                return _open[i];
            }
        }

        return null;
    }

    /// <summary>Opens the bar of a time; none where it was given out or the market was closed.</summary>
    private OpenTradeBar? Begin(DateTimeOffset time)
    {
        if (time.UtcTicks < _givenUntil)
        {
            Late++;
            return null;
        }

        if (OpenOf(time) is not { } open)
        {
            OffCalendar++;
            return null;
        }

        if (!_unused.TryPop(out var bar))
        {
            bar = new OpenTradeBar();
        }

        bar.Begin(open.UtcTicks, _options.Calendar.CloseOf(_series.Timeframe, open).UtcTicks);
        var at = _open.Count;
        while (at > 0 && _open[at - 1].OpenTicks > bar.OpenTicks)
        {
            at--;
        }

        _open.Insert(at, bar);
        return bar;
    }

    private DateTimeOffset? OpenOf(DateTimeOffset time)
    {
        var (calendar, timeframe) = (_options.Calendar, _series.Timeframe);
        var open = timeframe.Floor(time);
        if (!calendar.IsExpected(timeframe, open))
        {
            // A session may open within an interval of the grid.
            open = calendar.NextOpen(timeframe, open);
        }

        return open <= time && time < calendar.CloseOf(timeframe, open) ? open : null;
    }

    private void Advance(long ticks)
    {
        if (ticks <= _now)
        {
            return;
        }

        _now = ticks;
        if (_options.Lateness is not { } lateness)
        {
            return;
        }

        var given = 0;
        while (given < _open.Count && _open[given].CloseTicks + lateness.Ticks <= ticks)
        {
            GiveOut(_open[given++]);
        }

        if (given > 0)
        {
            _open.RemoveRange(0, given);
        }
    }

    private void GiveOut(OpenTradeBar open)
    {
        var (doubts, missing) = Judge(open);
        var close = new DateTimeOffset(open.CloseTicks, TimeSpan.Zero);
        var availableAt = _options.AssumedDelay is { } delay ? close + delay
            : _receivedAt > close ? _receivedAt
            : close;
        _ready.Enqueue(new RebuiltBar(open.ToBar(_series, availableAt, _options.AssumedDelay is not null, !_options.Aggregated), doubts, missing));
        _givenUntil = open.CloseTicks;
        _seen.Forget(open.FirstId);
        _unused.Push(open);
    }

    private (RebuiltBarDoubts Doubts, long Missing) Judge(OpenTradeBar open)
    {
        if (_options.Ids != TradeIdRule.Consecutive)
        {
            return (RebuiltBarDoubts.UnprovableIds, 0);
        }

        var below = _seen.Below(open.FirstId);
        var above = _seen.Above(open.LastId);
        var missing = _seen.CountMissing(below ?? open.FirstId, above ?? open.LastId);
        var doubts = missing > 0 || open.IsDoubtful ? RebuiltBarDoubts.MissingTrades : RebuiltBarDoubts.None;
        doubts |= below is null ? RebuiltBarDoubts.UnknownStart : RebuiltBarDoubts.None;
        doubts |= above is null ? RebuiltBarDoubts.UnknownEnd : RebuiltBarDoubts.None;
        return (doubts, missing);
    }
}
