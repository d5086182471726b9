namespace AlphaPulse.Collectors;

/// <summary>What a file says of coverage: its bars are there. Of its gaps it says nothing, so that a venue is still asked for them.</summary>
/// <remarks>
/// The hash of a file is known when all of it was read. Until then the spans say that it was not, which stays true of an import that is killed; the next
/// import of the file claims them anew. What others have said of bars that are there stays.
/// </remarks>
internal sealed class ImportCoverage(ICoverageLedger ledger, BarSeriesId series, ITradingCalendar calendar, string source, DateTimeOffset now)
{
    private const string Rows = "rows";
    private const string RowsWithoutTrades = "rows with a trade count of 0";
    private const string Unread = " of a file that was not read to its end";
    private readonly string _request = $"import of {source}";

    /// <summary>Makes the spans of some bars, without those of which the ledger knows that they are there.</summary>
    public async Task<List<CoverageSpan>> MarkAsync(List<Bar> bars, CancellationToken cancellationToken)
    {
        var spans = new List<CoverageSpan>();
        if (bars.Count == 0)
        {
            return spans;
        }

        var (first, last) = (bars.Min(bar => bar.OpenTime), bars.Max(bar => bar.OpenTime));
        var known = await ledger.ReadAsync(series, first, last.AddTicks(1), cancellationToken).ConfigureAwait(false);
        var held = known.Where(span => span.IsHeld && !IsUnread(span)).ToList();
        var at = 0;
        foreach (var bar in bars.OrderBy(bar => bar.OpenTime))
        {
            while (at < held.Count && held[at].To <= bar.OpenTime)
            {
                at++;
            }

            if ((at == held.Count || held[at].From > bar.OpenTime) && IsClosed(bar.OpenTime))
            {
                Add(spans, bar);
            }
        }

        return spans;
    }

    /// <summary>Makes the spans that this import has claimed with the hash of the whole file as evidence.</summary>
    public async Task<List<CoverageSpan>> SealAsync(string hash, CancellationToken cancellationToken)
    {
        var known = await ledger.ReadAsync(series, cancellationToken: cancellationToken).ConfigureAwait(false);
        return
        [
            .. known.Where(span => IsUnread(span) && span.Evidence!.AskedAt == now)
                .Select(span => span with { Evidence = Evidence(span.State, $" of the file with SHA-256 {hash}") }),
        ];
    }

    /// <summary>Whether a bar that the calendar expects has closed: a file may have been written while its last one formed.</summary>
    private bool IsClosed(DateTimeOffset openTime) =>
        calendar.IsExpected(series.Timeframe, openTime) && calendar.CloseOf(series.Timeframe, openTime) <= now;

    private bool IsUnread(CoverageSpan span) => span.Evidence is { } evidence && evidence.Request == _request && evidence.Answer.EndsWith(Unread, StringComparison.Ordinal);

    private CoverageEvidence Evidence(CoverageState state, string file) =>
        new(_request, (state == CoverageState.NotTraded ? RowsWithoutTrades : Rows) + file, now, 1);

    private void Add(List<CoverageSpan> spans, Bar bar)
    {
        var state = bar.Detail?.TradeCount == 0 ? CoverageState.NotTraded : CoverageState.Present;
        var span = new CoverageSpan(bar.OpenTime, EndOf(bar), state, Evidence(state, Unread));
        if (spans.Count > 0 && spans[^1].From == span.From)
        {
            // A further version of the same bar, or a span that is one bar long.
            spans[^1] = span;
        }
        else if (spans.Count > 0 && spans[^1].ContinuesIn(span))
        {
            spans[^1] = spans[^1] with { To = span.To };
        }
        else if (spans.Count == 0 || spans[^1].To <= span.From)
        {
            spans.Add(span);
        }
    }

    private DateTimeOffset EndOf(Bar bar)
    {
        try
        {
            return calendar.NextOpen(series.Timeframe, bar.OpenTime);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The last bar that the calendar knows.
            return calendar.CloseOf(series.Timeframe, bar.OpenTime) is var close && close > bar.OpenTime ? close : bar.OpenTime.AddTicks(1);
        }
    }
}
