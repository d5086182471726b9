using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The bars of another instrument: they wait until a row may know them, then run.</summary>
internal sealed class StreamFeed(string name, GraphDomain domain)
{
    private readonly Queue<Bar> _waiting = new();
    private IReadOnlyList<GraphDomain> _higher = [];
    private SeriesFeed? _feed;
    private DateTimeOffset? _lastWaiting;
    private DateTimeOffset? _last;
    private BarSeriesId? _series;
    private WindowGuard? _guard;

    public string Name { get; } = name;

    /// <summary>Whether the bar of the same time as the row was known at the row.</summary>
    public bool IsCurrent { get; private set; }

    public void Guard(WindowGuard guard) => _guard = guard;

    public void Learn(SeriesCut cut) => _guard!.Learn(cut);

    public void Connect(IReadOnlyList<GraphDomain> higher) => _higher = higher;

    public void Add(Bar bar)
    {
        if (bar.IsProvisional)
        {
            throw new ArgumentException($"The bar of '{Name}' at {bar.OpenTime:O} is still forming; give closed bars only.", nameof(bar));
        }

        if (bar.OpenTime <= _lastWaiting)
        {
            throw new ArgumentException(
                $"The bar of '{Name}' at {bar.OpenTime:O} is not later than the last one at {_lastWaiting:O}; give bars in order, each once.", nameof(bar));
        }

        if (_series is { } series && bar.Series != series)
        {
            throw new ArgumentException($"The bar of '{Name}' is of {bar.Series} and the bars before it of {series}; give one series under one name.", nameof(bar));
        }

        if (_guard!.IsMissing(bar))
        {
            // Left out, it is a gap, which is what it stands for.
            return;
        }

        _series = bar.Series;
        _lastWaiting = bar.OpenTime;
        _waiting.Enqueue(bar);
    }

    /// <summary>Runs every bar up to that of a row which was known at the row.</summary>
    public void Advance(Timeframe timeframe, ITradingCalendar calendar, DateTimeOffset openTime, DateTimeOffset asOf, long memory)
    {
        _feed ??= new SeriesFeed(domain, _higher, calendar, timeframe);
        while (_waiting.TryPeek(out var bar) && bar.OpenTime <= openTime && bar.AvailableAt <= asOf)
        {
            if (bar.Series.Timeframe != timeframe)
            {
                throw new ArgumentException($"The bars of '{Name}' have timeframe {bar.Series.Timeframe} and those of the rows {timeframe}; give the same.", nameof(timeframe));
            }

            _waiting.Dequeue();
            PassGap(timeframe, calendar, bar, memory);
            _last = bar.OpenTime;
            _feed.Run(new NodeBar(Ohlcv.From<double>(bar), bar.OpenTime), calendar.NextOpen(timeframe, bar.OpenTime));
        }

        IsCurrent = _last == openTime;
    }

    private void PassGap(Timeframe timeframe, ITradingCalendar calendar, Bar bar, long memory)
    {
        if (_last is not { } last)
        {
            _guard!.Begin(bar);
        }
        else if (_guard!.TakeCut(bar) is not null)
        {
            _feed!.Forget(bar.OpenTime);
            _feed = new SeriesFeed(domain, _higher, calendar, timeframe);
        }
        else if (calendar.NextOpen(timeframe, last) is var first && first < bar.OpenTime)
        {
            _guard.PassGap(first, bar);
            _feed!.ShowMissing(first, calendar.CountExpected(timeframe, first, bar.OpenTime), memory, before: null);
        }
    }
}
