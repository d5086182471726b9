namespace AlphaPulse.Collectors;

/// <summary>Sorts the rows of one answer: overlap, repeats, closed, forming, impossible; and refuses an answer out of order.</summary>
internal sealed class BinancePage(
    string venue, string path, string source, BarSeriesId series, DateTimeOffset asOf, DateTimeOffset start, BinanceKline? before)
{
    private readonly DateTimeOffset? _overlap = before?.OpenTime;
    private readonly List<Bar> _bars = [];
    private readonly List<QuarantinedRow> _bad = [];
    private int _forming;
    private int _repeated;

    /// <summary>The last row that has an open time, that of the page before included.</summary>
    public BinanceKline? Last { get; private set; } = before;

    /// <summary>Whether the answer brought nothing that the page before had not brought.</summary>
    public bool IsEmpty => _bars.Count + _bad.Count + _forming + _repeated == 0;

    /// <summary>Whether no bar can follow: one of the answer still forms, or none opens after the page before.</summary>
    public bool IsLast => _forming > 0 || Last is null || Last.Value.OpenTime == _overlap;

    public VenueBarPage ToPage() => new(_bars, _bad, _forming, _repeated);

    public void Add(List<BinanceKline> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }

        if (rows.Count > 0 && rows.TrueForAll(r => r.OpenTime is null))
        {
            throw new VenueException(venue, $"None of the rows that {venue} gave to GET {path} has an open time; the first is {rows[0].Raw}: {rows[0].Defect}. Check the base address.");
        }
    }

    private void Add(BinanceKline row)
    {
        if (row.OpenTime is { } openTime)
        {
            if (openTime < start || openTime < Last?.OpenTime)
            {
                throw new VenueException(venue, $"{venue} answered GET {path} out of order: a bar that opens at {UtcText.Format(openTime)} came after {UtcText.Format(Last?.OpenTime ?? start)} was asked for or given. Whole pages before are stored; report this to the venue and try again.");
            }

            if (openTime == Last?.OpenTime)
            {
                AddAgain(row, openTime);
                return;
            }

            Last = row;
        }

        Sort(row);
    }

    private void AddAgain(BinanceKline row, DateTimeOffset openTime)
    {
        if (row.Raw != Last!.Value.Raw)
        {
            // Neither can be preferred, and the first may be stored: the second is kept with the reason.
            _bad.Add(Quarantine(row, $"a second, other row for the bar that opens at {UtcText.Format(openTime)}"));
        }
        else if (_overlap != openTime)
        {
            _repeated++;
        }
    }

    private void Sort(BinanceKline row)
    {
        if (row.Bar is not { } bar)
        {
            _bad.Add(Quarantine(row, row.Defect!));
        }
        else if (bar.AvailableAt > asOf)
        {
            _forming++;
        }
        else
        {
            _bars.Add(bar);
        }
    }

    private QuarantinedRow Quarantine(BinanceKline row, string reason) => new(series, source, Line: null, row.Raw, reason);
}
