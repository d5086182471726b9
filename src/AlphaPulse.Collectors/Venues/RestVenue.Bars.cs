using System.Runtime.CompilerServices;
using System.Text.Json;
using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <content>Closed bars, forward and backward.</content>
public abstract partial class RestVenue
{
    /// <inheritdoc/>
    public IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var whole = WholeQuery(symbol, series, from, asOf, until);
        return ReadSpanAsync(whole, from, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<VenueBarPage> ReadLiveAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var whole = WholeQuery(symbol, series, from, asOf, until: null) with { Priority = RequestPriority.Live };
        return ReadSpanAsync(whole, from, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<VenueBarPage> ReadBackwardAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        var whole = WholeQuery(symbol, series, from, asOf, until);
        return Descriptor.BarPaging == VenueBarPaging.LatestOnly
            ? ReadSpanAsync(whole, from, cancellationToken)
            : ReadSpansBackwardAsync(whole, from, cancellationToken);
    }

    /// <inheritdoc/>
    public TimeSpan? ForecastBars(string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, long bars)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        if (_http.Budget.Limits.Count == 0)
        {
            return null;
        }

        var whole = WholeQuery(symbol, series, from, asOf, until: null);
        whole = whole with { Limit = BarLimitAt(series.Timeframe, whole.Start, whole.Clock) };

        // Pages overlap by one bar; a venue with the latest bars alone is asked once.
        var request = BarsRequest(whole);
        var requests = Descriptor.BarPaging == VenueBarPaging.LatestOnly ? Math.Min(bars, 1) : (bars + whole.Limit - 2) / (whole.Limit - 1);
        return _http.Budget.Forecast(requests, request.Weight, request.RateGroup);
    }

    private VenueBarQuery WholeQuery(string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until) => new()
    {
        Symbol = symbol,
        Series = series,
        Interval = Descriptor.IntervalOf(series.Timeframe).Name,
        Start = series.Timeframe.Floor(from),
        End = (until < asOf ? until.Value.AddTicks(-1) : asOf).ToUniversalTime(),
        AsOf = asOf.ToUniversalTime(),
        Clock = ClockAfter(asOf.ToUniversalTime()),
        Limit = _options.PageLimit,
    };

    private async IAsyncEnumerable<VenueBarPage> ReadSpansBackwardAsync(
        VenueBarQuery whole, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var timeframe = whole.Series.Timeframe;
        var end = whole.End;
        while (end >= whole.Start)
        {
            // The limit at the far end of the span is the smaller one where it depends on the age.
            var limit = BarLimitAt(timeframe, timeframe.Add(timeframe.Floor(end), 1 - whole.Limit), ClockAfter(whole.AsOf));
            var start = timeframe.Add(timeframe.Floor(end), 1 - limit);
            start = start > whole.Start ? start : whole.Start;
            var pages = new List<VenueBarPage>();
            await foreach (var page in ReadSpanAsync(whole with { Start = start, End = end }, start > from ? start : from, cancellationToken).ConfigureAwait(false))
            {
                pages.Add(page);
            }

            if (pages.Count > 0)
            {
                yield return pages.Count == 1 ? pages[0] : new VenueBarPage(
                    [.. pages.SelectMany(p => p.Bars)], [.. pages.SelectMany(p => p.Quarantined)], pages.Sum(p => p.Forming), pages.Sum(p => p.Repeated))
                {
                    QuarantinedAt = [.. pages.SelectMany(p => p.QuarantinedAt)],
                };
            }

            end = start.AddTicks(-1);
        }
    }

    /// <summary>Reads a span forwards, whatever way the venue pages.</summary>
    private async IAsyncEnumerable<VenueBarPage> ReadSpanAsync(
        VenueBarQuery span, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var timeframe = span.Series.Timeframe;
        var paging = Descriptor.BarPaging;
        var query = span;
        BarBorder? last = null;
        var tokens = new PageTokens();
        while (query.Start <= span.End)
        {
            query = query with { Clock = ClockAfter(query.AsOf) };
            query = query with { Limit = BarLimitAt(timeframe, query.Start, query.Clock) };
            var windowEnd = timeframe.Add(query.Start, query.Limit - 1);
            windowEnd = paging == VenueBarPaging.Window && windowEnd < span.End ? windowEnd : span.End;
            query = query with { End = windowEnd };
            var (page, token) = await AskAsync(query, from, last, paging, cancellationToken).ConfigureAwait(false);
            // Where a venue gives the newest rows of a span and fewer than its limit, the older ones are asked for once more.
            foreach (var older in await ReadOlderAsync(query, page, from, last, cancellationToken).ConfigureAwait(false))
            {
                yield return older;
            }

            if (!page.IsEmpty)
            {
                yield return page.ToPage() with { BeginsAt = ReachOf(query, page, from) };
            }

            if (page.IsForming || page.IsPast || paging == VenueBarPaging.LatestOnly)
            {
                // This is now, or the end of the span.
                yield break;
            }

            last = page.Last;
            if (last is { } reached && timeframe.Add(reached.OpenTime, 1) > span.End)
            {
                // No later bar of the grid opens in the span.
                yield break;
            }

            if (token is not null)
            {
                query = query with { Token = tokens.IsAgain(token) ? throw StandsStillAt(BarsRequest(query), token) : token };
                continue;
            }

            tokens = new PageTokens();
            if (page.IsNew && last!.Value.OpenTime > query.Start)
            {
                query = query with { Start = last.Value.OpenTime, Token = null };
                continue;
            }

            if (windowEnd >= span.End && !(paging == VenueBarPaging.FromStart && await HasLaterAsync(query, span.End, cancellationToken).ConfigureAwait(false)))
            {
                yield break;
            }

            // A span without bars moves on. A page of one bar is the overlap alone or the first bar of all.
            var next = paging == VenueBarPaging.FromStart ? timeframe.Add(query.Start, query.Limit - 1) : windowEnd;
            query = query with { Start = next, Token = null };
        }
    }

    /// <summary>Whether a venue that says that nothing follows has later bars all the same, near the end of the span.</summary>
    private async Task<bool> HasLaterAsync(VenueBarQuery query, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var timeframe = query.Series.Timeframe;
        var near = timeframe.Add(timeframe.Floor(end), 1 - query.Limit);
        if (near <= timeframe.Add(query.Start, query.Limit - 1))
        {
            return false;
        }

        var (page, _) = await AskAsync(query with { Start = near, End = end, Token = null }, near, null, VenueBarPaging.FromStart, cancellationToken).ConfigureAwait(false);
        return !page.IsEmpty;
    }

    private async Task<IReadOnlyList<VenueBarPage>> ReadOlderAsync(
        VenueBarQuery query, BarPage page, DateTimeOffset from, BarBorder? last, CancellationToken cancellationToken)
    {
        var timeframe = query.Series.Timeframe;
        var older = new List<VenueBarPage>();
        if (!Descriptor.BarsNewestFirst || Descriptor.BarPaging != VenueBarPaging.Window)
        {
            return older;
        }

        // The first bar of the span, or the one after the overlap.
        var next = last?.OpenTime >= query.Start ? timeframe.Add(last.Value.OpenTime, 1) : query.Start;
        var first = page.First;
        while (first is { } seen && seen > next)
        {
            var before = query with { End = seen.AddTicks(-1) };
            var (part, _) = await AskAsync(before, from, last, VenueBarPaging.Window, cancellationToken).ConfigureAwait(false);
            if (!part.IsEmpty)
            {
                older.Insert(0, part.ToPage());
            }

            first = part.First < seen ? part.First : null;
        }

        return older;
    }

    private async Task<(BarPage Page, string? Token)> AskAsync(
        VenueBarQuery query, DateTimeOffset from, BarBorder? last, VenueBarPaging paging, CancellationToken cancellationToken)
    {
        var request = BarsRequest(query);
        var body = await SendAsync(request with { Priority = query.Priority }, cancellationToken).ConfigureAwait(false);
        var page = new BarPage((Venue, request.Path), $"{Venue} {request.Path} {query.Symbol} {query.Series.Timeframe}", query, from, last, FilterOf(request));
        try
        {
            var rows = Interlocked.Exchange(ref _rows, null) ?? [];
            ReadBars(body.Span, query.Series, rows);
            page.Add(body.Span, rows, paging);
            rows.Clear();
            _rows = rows;
            return (page, BarLayout.Token is { } path ? VenueRows.FindText(body.Span, path) : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Unexpected(request, exception);
        }
    }

    /// <summary>Reads the rows of an answer into an empty list, the oldest first; nothing but bars is allocated once the list is large enough.</summary>
    internal void ReadBars(ReadOnlySpan<byte> body, BarSeriesId series, List<BarRow> list)
    {
        Span<VenueField> fields = stackalloc VenueField[MostFields];
        var rows = new VenueRows(body, BarLayout, fields);
        while (rows.Next(out var row))
        {
            var values = default(VenueBarValues);
            ReadBar(ref row, series, ref values);
            list.Add(BarRow.Of(row, series, values));
        }

        if (Descriptor.BarsNewestFirst)
        {
            list.Reverse();
        }
    }

    /// <summary>Where the bars of a venue begin that gives the latest ones only, if that is after what was asked for.</summary>
    private DateTimeOffset? ReachOf(VenueBarQuery query, BarPage page, DateTimeOffset from) =>
        Descriptor.BarPaging == VenueBarPaging.LatestOnly && page.Rows >= query.Limit && page.First is { } first && from < first ? first : null;
}
