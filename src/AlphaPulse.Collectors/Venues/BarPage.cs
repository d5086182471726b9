namespace AlphaPulse.Collectors;

/// <summary>Sorts the rows of one answer: overlap, repeats, closed, forming, impossible; and refuses an answer out of order.</summary>
/// <param name="request">What was asked, for errors: the venue, and the path.</param>
/// <param name="source">Where the rows are from, for the quarantine.</param>
/// <param name="query">What was asked for.</param>
/// <param name="from">Bars that open before are left out.</param>
/// <param name="before">The last row so far.</param>
internal sealed class BarPage((string Venue, string Path) request, string source, VenueBarQuery query, DateTimeOffset from, BarBorder? before)
{
    private readonly List<Bar> _bars = [];
    private readonly List<QuarantinedRow> _bad = [];
    private readonly List<DateTimeOffset> _badAt = [];
    private readonly DateTimeOffset? _overlap = before?.OpenTime;
    private int _forming;
    private int _repeated;

    /// <summary>The last row that has an open time, that of the page before included.</summary>
    public BarBorder? Last { get; private set; } = before;

    /// <summary>The first open time of the answer, rows that were left out included.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>How many rows the answer has.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether a bar still forms, so that none can follow.</summary>
    public bool IsForming => _forming > 0;

    /// <summary>Whether a row opened after the span, so that nothing of the span can follow.</summary>
    public bool IsPast { get; private set; }

    /// <summary>Whether a row opens after all that came before.</summary>
    public bool IsNew => Last is { } last && last.OpenTime != _overlap;

    /// <summary>Whether the answer brought nothing that the page before had not brought.</summary>
    public bool IsEmpty => _bars.Count + _bad.Count + _forming + _repeated == 0;

    public VenueBarPage ToPage() => new(_bars, _bad, _forming, _repeated) { QuarantinedAt = _badAt };

    /// <summary>Adds the rows of an answer, the oldest first.</summary>
    public void Add(ReadOnlySpan<byte> body, List<BarRow> rows, VenueBarPaging paging)
    {
        Rows = rows.Count;
        DateTimeOffset? previous = null;
        foreach (var row in rows)
        {
            if (row.OpenTime is { } openTime)
            {
                First ??= openTime;
                if (openTime < previous || (paging == VenueBarPaging.FromStart && openTime < query.Start) || (paging == VenueBarPaging.Window && openTime > query.End))
                {
                    throw OutOfOrder(openTime, previous);
                }

                previous = openTime;
                if (openTime > query.End)
                {
                    // Not asked for: some venues give whatever follows a start.
                    IsPast = true;
                    continue;
                }

                if (openTime < from || openTime < Last?.OpenTime)
                {
                    // Before what was asked for: some venues round a start down.
                    continue;
                }
            }

            Add(body.Slice(row.Start, row.Length), row);
        }

        if (rows.Count > 0 && First is null)
        {
            throw new VenueException(
                request.Venue,
                $"None of the rows that {request.Venue} gave to GET /{request.Path} has an open time; the first is {RawText.OfLine(body.Slice(rows[0].Start, rows[0].Length))}: {rows[0].Defect}. Check the base address.");
        }
    }

    private VenueException OutOfOrder(DateTimeOffset openTime, DateTimeOffset? previous)
    {
        var than = previous is { } given && openTime < given
            ? $"after {UtcText.Format(given)} was given"
            : $"where {UtcText.Format(query.Start)} to {UtcText.Format(query.End)} was asked for";
        return new VenueException(
            request.Venue,
            $"{request.Venue} answered GET /{request.Path} out of order: a bar that opens at {UtcText.Format(openTime)} came {than}. Whole pages before are stored; report this to the venue and try again.");
    }

    private void Add(ReadOnlySpan<byte> raw, in BarRow row)
    {
        if (row.OpenTime is { } openTime)
        {
            if (openTime == Last?.OpenTime)
            {
                AddAgain(raw, row, openTime);
                return;
            }

            Last = new BarBorder(openTime, raw.ToArray());
        }

        if (row.Bar is not { } bar)
        {
            _bad.Add(Quarantine(raw, row.Defect!));
            if (row.OpenTime is { } at)
            {
                _badAt.Add(at);
            }
        }
        else if (row.IsForming || bar.AvailableAt > query.AsOf)
        {
            _forming++;
        }
        else
        {
            _bars.Add(bar);
        }
    }

    private void AddAgain(ReadOnlySpan<byte> raw, in BarRow row, DateTimeOffset openTime)
    {
        if (!raw.SequenceEqual(Last!.Value.Raw))
        {
            // Neither can be preferred, and the first may be stored: the second is kept with the reason.
            _bad.Add(Quarantine(raw, $"a second, other row for the bar that opens at {UtcText.Format(openTime)}"));
        }
        else if (_overlap != openTime)
        {
            _repeated++;
        }
    }

    private QuarantinedRow Quarantine(ReadOnlySpan<byte> raw, string reason) => new(query.Series, source, Line: null, RawText.OfLine(raw), reason);
}
