using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Turns the pages of one window into spans of coverage: what came, and what did not although something later came. Pages come forwards in
/// time, so a page speaks for everything from the page before to its last bar.
/// </summary>
internal sealed class CoverageMarker
{
    private readonly AskedWindow _window;
    private readonly BackfillOptions _options;
    private readonly string _series;
    private readonly string _request;
    private readonly DateTimeOffset _askedAt;
    private readonly List<CoverageSpan> _spans = [];
    private DateTimeOffset _at;
    private int _part;
    private long _rows;
    private readonly SortedSet<DateTimeOffset> _bad = [];

    public CoverageMarker(AskedWindow window, BackfillOptions options, string venue, DateTimeOffset askedAt)
    {
        _window = window;
        _options = options;
        _askedAt = askedAt;
        _at = window.From;
        _series = $"{venue} {options.Symbol} {options.Timeframe}";
        _request = $"{_series} from {UtcText.Format(window.From)} to {UtcText.Format(window.To)}";
    }

    /// <summary>Expected bars that the venue has answered for.</summary>
    public long Done { get; private set; }

    /// <summary>Bars that open when the calendar expects none; those that come again with a gap are not counted again.</summary>
    public long OffGrid { get; private set; }

    /// <summary>Expected bars that had been asked for before, were not given then and came now.</summary>
    public long Healed { get; private set; }

    /// <summary>What a page says.</summary>
    public IReadOnlyList<CoverageSpan> Mark(VenueBarPage page)
    {
        _spans.Clear();
        _rows += page.Rows;
        _bad.UnionWith(page.QuarantinedAt);
        if (page.BeginsAt is { } begin && _at < begin)
        {
            MarkBeginning(begin < _window.To ? begin : _window.To);
        }

        foreach (var bar in page.Bars)
        {
            if (bar.OpenTime < _window.From || bar.OpenTime < _at)
            {
                // The overlap with what was known before.
                continue;
            }

            if (!_options.Calendar.IsExpected(_options.Timeframe, bar.OpenTime))
            {
                OffGrid += _window.IsHealing ? 0 : 1;
                continue;
            }

            if (_at < bar.OpenTime)
            {
                MarkGap(bar.OpenTime, Answer(bar.OpenTime, isBar: true), isProven: true);
            }

            var next = _options.Calendar.NextOpen(_options.Timeframe, bar.OpenTime);
            var state = bar.Detail?.TradeCount == 0 ? CoverageState.NotTraded : CoverageState.Present;
            Add(bar.OpenTime, next, _series, _ => (state, AnswerOf(state)));
            _at = next;
        }

        _bad.RemoveWhere(time => time < _at);
        return [.. _spans];
    }

    /// <summary>What the end of the pages says: nothing of what is still to come, and of gaps that they are still there.</summary>
    /// <param name="known">What was known before: where a request had failed, one has now been answered.</param>
    /// <param name="refusal">The words in which the venue refused the window; <see langword="null"/> where the pages came to their end.</param>
    public IReadOnlyList<CoverageSpan> MarkEnd(IReadOnlyList<CoverageSpan> known, string? refusal)
    {
        _spans.Clear();
        foreach (var failed in known.Where(span => span.State == CoverageState.Failed && span.To > _at && span.From < _window.To))
        {
            var (from, to) = (failed.From > _at ? failed.From : _at, failed.To < _window.To ? failed.To : _window.To);
            _spans.Add(new CoverageSpan(from, to, CoverageState.NotAsked, Evidence: null));
        }

        if (_at < _window.To)
        {
            MarkGap(_window.To, refusal ?? Answer(_window.To, isBar: false), isProven: _window.HasLater);
        }

        return [.. _spans];
    }

    /// <summary>What a request that failed says: of what nobody has asked for, that it was asked for in vain. What was known of gaps stays.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="failedAt">When, by the venue's clock.</param>
    /// <param name="tries">How often it has failed, with this time.</param>
    public IReadOnlyList<CoverageSpan> MarkFailure(VenueException failure, DateTimeOffset failedAt, int tries)
    {
        var evidence = new CoverageEvidence(_request, FailureText.Of(failure), failedAt, tries);
        return
        [
            .. _window.Parts.Where(part => !part.IsGap && part.To > _at)
                .Select(part => new CoverageSpan(part.From > _at ? part.From : _at, part.To, CoverageState.Failed, evidence)),
        ];
    }

    /// <summary>What is older than the first bar that the venue keeps is absent there, without further tries.</summary>
    private void MarkBeginning(DateTimeOffset begin)
    {
        var answer = $"the venue keeps the latest bars only; the first opens at {UtcText.Format(begin)}";
        Add(_at, begin, _request, _ => (CoverageState.Absent, answer));
        _at = begin;
    }

    private static string AnswerOf(CoverageState state) => state == CoverageState.NotTraded ? "bars with a trade count of 0" : "closed bars";

    private string Answer(DateTimeOffset to, bool isBar)
    {
        var count = _bad.Count(time => time >= _at && time < to);
        var rows = string.Create(CultureInfo.InvariantCulture, $"{_rows} rows, none of these");
        var bad = count > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {count} rows in quarantine") : string.Empty;
        return isBar ? $"{rows} and then the bar of {UtcText.Format(to)}{bad}" : rows + bad;
    }

    private void MarkGap(DateTimeOffset to, string answer, bool isProven)
    {
        foreach (var (from, end, isLost) in GapCuts.Of(_options.Timeframe, _options.Calendar, _at, to, _bad))
        {
            Add(from, end, _request, part => isProven || part.IsGap
                ? (isLost ? CoverageState.Lost : part.Tries + 1 < _options.GapTries ? CoverageState.Missing : CoverageState.Absent, answer)
                : null);
        }
    }

    /// <summary>
    /// Tells something of a span, as far as it was asked for. Spans come in order. What is held names no times, since the bars do, so that
    /// one run leaves one span.
    /// </summary>
    private void Add(DateTimeOffset from, DateTimeOffset to, string request, Func<AskedPart, (CoverageState State, string Answer)?> tell)
    {
        while (_part < _window.Parts.Count && _window.Parts[_part].To <= from)
        {
            _part++;
        }

        for (var i = _part; i < _window.Parts.Count && _window.Parts[i].From < to; i++)
        {
            var part = _window.Parts[i];
            if (tell(part) is not { } told)
            {
                continue;
            }

            var start = part.From > from ? part.From : from;
            var end = part.To < to ? part.To : to;
            var span = new CoverageSpan(start, end, told.State, new CoverageEvidence(request, told.Answer, _askedAt, part.Tries + 1));
            var bars = _options.Calendar.CountExpected(_options.Timeframe, start, end);
            Done += bars;
            Healed += span.IsHeld && part.IsGap ? bars : 0;
            if (_spans.Count > 0 && _spans[^1].ContinuesIn(span))
            {
                _spans[^1] = _spans[^1] with { To = span.To };
            }
            else
            {
                _spans.Add(span);
            }
        }
    }
}
