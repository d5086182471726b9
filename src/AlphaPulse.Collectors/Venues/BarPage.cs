using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Sorts the rows of one answer: overlap, repeats, closed, forming, impossible; and refuses an answer out of order.</summary>
/// <param name="request">What was asked, for errors: the venue, and the path.</param>
/// <param name="source">Where the rows are from, for the quarantine.</param>
/// <param name="query">What was asked for.</param>
/// <param name="from">Bars that open before are left out.</param>
/// <param name="before">The last row so far.</param>
/// <param name="filter">What no text of the answer may show.</param>
internal sealed class BarPage(
    (string Venue, string Path) request, string source, VenueBarQuery query, DateTimeOffset from, BarBorder? before, SecretFilter filter)
{
    private readonly List<Bar> _bars = [];
    private readonly List<QuarantinedRow> _bad = [];
    private readonly List<DateTimeOffset> _badAt = [];
    private readonly BarBorder? _before = before;
    private readonly DateTimeOffset? _overlap = before?.OpenTime;
    private DateTimeOffset? _lastTime = before?.OpenTime;
    private BarRow? _lastRow;
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
    public bool IsNew => _lastTime is { } last && last != _overlap;

    /// <summary>Whether the answer brought nothing that the page before had not brought.</summary>
    public bool IsEmpty => _bars.Count + _bad.Count + _forming + _repeated == 0;

    public VenueBarPage ToPage() => new(_bars, _bad, _forming, _repeated) { QuarantinedAt = _badAt };

    /// <summary>Adds the rows of an answer, the oldest first.</summary>
    public void Add(ReadOnlySpan<byte> body, List<BarRow> rows, VenueBarPaging paging)
    {
        Rows = rows.Count;
        _bars.EnsureCapacity(rows.Count);
        DateTimeOffset? previous = null;
        var isOfAnotherSpan = paging == VenueBarPaging.FromStart && !HasRowFrom(rows, query.Start);
        foreach (var row in rows)
        {
            if (row.OpenTime is { } openTime)
            {
                First ??= openTime;
                if (openTime < previous || isOfAnotherSpan || (paging == VenueBarPaging.Window && openTime > query.End))
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

                if (openTime < from || openTime < _lastTime || (paging == VenueBarPaging.FromStart && openTime < query.Start))
                {
                    // Before what was asked for: some venues round a start down.
                    continue;
                }
            }

            Add(body, row);
        }

        if (_lastRow is { } last)
        {
            Last = new BarBorder(_lastTime!.Value, RawOf(body, last).ToArray());
        }

        if (rows.Count > 0 && First is null)
        {
            throw new VenueException(
                request.Venue,
                $"None of the rows that {request.Venue} gave to GET /{request.Path} has an open time; the first is {filter.Apply(RawText.OfLine(RawOf(body, rows[0])))}: {filter.Apply(rows[0].Defect!)}. Check the base address.");
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

    /// <summary>Some venues round a start down, so that rows before it come as well; an answer of such rows alone is no answer.</summary>
    private static bool HasRowFrom(List<BarRow> rows, DateTimeOffset start)
    {
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i].OpenTime >= start)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> RawOf(ReadOnlySpan<byte> body, in BarRow row) => body.Slice(row.Start, row.Length);

    private void Add(ReadOnlySpan<byte> body, in BarRow row)
    {
        if (row.OpenTime is { } openTime)
        {
            if (openTime == _lastTime && !IsNewerVersion(body, row, openTime))
            {
                return;
            }

            _lastTime = openTime;
            _lastRow = row;
        }

        if (row.Bar is not { } bar)
        {
            _bad.Add(Quarantine(RawOf(body, row), row.Defect!));
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

    /// <summary>
    /// Whether a row for the bar of the row before is a newer version of it: the page before brought that, and the venue has changed the bar
    /// since. Within one page neither of two can be preferred, and the first may be stored: the second is kept with the reason.
    /// </summary>
    private bool IsNewerVersion(ReadOnlySpan<byte> body, in BarRow row, DateTimeOffset openTime)
    {
        var raw = RawOf(body, row);
        if (_lastRow is null)
        {
            // From here on the row of this page is the one to compare with.
            _lastRow = row;
            return !raw.SequenceEqual(_before!.Value.Raw);
        }

        if (!raw.SequenceEqual(RawOf(body, _lastRow.Value)))
        {
            _bad.Add(Quarantine(raw, $"a second, other row for the bar that opens at {UtcText.Format(openTime)}"));
        }
        else if (_overlap != openTime)
        {
            _repeated++;
        }

        return false;
    }

    private QuarantinedRow Quarantine(ReadOnlySpan<byte> raw, string reason) =>
        new(query.Series, source, Line: null, filter.Apply(RawText.OfLine(raw)), filter.Apply(reason));
}
