using System.Runtime.ExceptionServices;

namespace AlphaPulse.Collectors;

/// <summary>One run of a backfill over one series: asks window by window and counts.</summary>
internal sealed class BackfillRun
{
    private readonly ICoverageLedger _ledger;
    private readonly IVenueBarSource _source;
    private readonly BackfillOptions _options;
    private readonly BarSeriesId _series;
    private readonly DateTimeOffset _asOf;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly TimeProvider _time;
    private readonly IProgress<BackfillProgress>? _progress;
    private BarWriteResult _written;
    private DateTimeOffset? _last;
    private DateTimeOffset? _beginsAt;
    private long _rows, _quarantined, _forming, _repeated, _offGrid, _healed;
    private long _started, _planned, _done;
    private ExceptionDispatchInfo? _refused;

    public BackfillRun(
        ICoverageLedger ledger,
        IVenueBarSource source,
        BackfillOptions options,
        BarSeriesId series,
        DateTimeOffset asOf,
        TimeProvider time,
        IProgress<BackfillProgress>? progress)
    {
        _ledger = ledger;
        _source = source;
        _options = options;
        _series = series;
        _asOf = asOf;
        _time = time;
        _progress = progress;
        var forming = options.Timeframe.Floor(asOf);
        _from = options.From?.ToUniversalTime() ?? options.Timeframe.Add(forming, -BackfillOptions.DefaultBars);
        _to = options.To is { } to && to < forming ? to.ToUniversalTime() : forming;
    }

    /// <summary>How far it is.</summary>
    public BackfillProgress Progress => new(_rows, _done, _planned, _started == 0 ? TimeSpan.Zero : _time.GetElapsedTime(_started))
    {
        Limited = _source.ForecastBars(_options.Symbol, _series, _from, _asOf, Math.Max(0, _planned - _done)),
    };

    /// <summary>Asks for what is still to be asked for; where it failed before, it goes on there.</summary>
    /// <returns>How many expected bars the venue has answered for.</returns>
    public async Task<long> AskAsync(CancellationToken cancellationToken)
    {
        _refused = null;
        var known = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var windows = BackfillPlan.Make(known, _options, _from, _to, _asOf);
        _planned = _done + windows.Sum(window => window.Count(_options.Timeframe, _options.Calendar));
        _started = _started == 0 ? _time.GetTimestamp() : _started;
        if (_planned > _done)
        {
            _progress?.Report(Progress);
        }

        await AskAsync(windows, known, isAgain: false, cancellationToken).ConfigureAwait(false);

        // A gap that a page boundary or a passing fault made is healed at once; a true one costs one request more.
        known = await ReadAsync(cancellationToken).ConfigureAwait(false);
        await AskAsync(BackfillPlan.SecondTries(known, _options, _asOf), known, isAgain: true, cancellationToken).ConfigureAwait(false);
        _refused?.Throw();
        return _done;
    }

    public async Task<BackfillReport> ReportAsync(CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken).ConfigureAwait(false);
        var report = new BackfillReport
        {
            Series = _series,
            From = _from,
            To = _to,
            AsOf = _asOf,
            Rows = _rows,
            Written = _written,
            Quarantined = _quarantined,
            Forming = _forming,
            Repeated = _repeated,
            OffGrid = _offGrid,
            Healed = _healed,
            Last = _last,
            BeginsAt = _beginsAt,
            Coverage = CoverageTotals.Of(known, _options.Timeframe, _options.Calendar, _from, _to),
            GapsDueAt = known.Where(span => BackfillPlan.IsOpen(span, _options)).Min(span => (DateTimeOffset?)_options.DueAt(span.Evidence!)),
            Findings = [],
        };
        return report with { Findings = [.. BackfillFindings.Of(report, _source, _options)] };
    }

    private Task<IReadOnlyList<CoverageSpan>> ReadAsync(CancellationToken cancellationToken) =>
        _ledger.ReadAsync(_series, _from, _to, cancellationToken);

    private async Task AskAsync(List<AskedWindow> windows, IReadOnlyList<CoverageSpan> known, bool isAgain, CancellationToken cancellationToken)
    {
        foreach (var window in windows.Where(window => _refused is null || !window.IsHealing))
        {
            try
            {
                await AskAsync(window, known, isAgain, cancellationToken).ConfigureAwait(false);
            }
            catch (VenueException refused) when (window.IsHealing && !refused.IsTransient)
            {
                // It says nothing of the bars, so nothing is counted; what nobody has asked for comes first, and then it is thrown.
                _refused = ExceptionDispatchInfo.Capture(refused);
            }
        }
    }

    private async Task AskAsync(AskedWindow window, IReadOnlyList<CoverageSpan> known, bool isAgain, CancellationToken cancellationToken)
    {
        window = window with { HasLater = window.HasLater || _last >= window.To };
        var marker = new CoverageMarker(window, _options, _source.Venue, _asOf);
        var done = _done;
        string? refusal = null;
        try
        {
            var (from, until) = Bounds(window, known);
            await foreach (var page in _source.ReadAsync(_options.Symbol, _series, from, _asOf, until, cancellationToken).ConfigureAwait(false))
            {
                var result = await RecordAsync(page, marker.Mark(page), cancellationToken).ConfigureAwait(false);
                Count(page, result, isAgain);
                _done = done + marker.Done;
                _progress?.Report(Progress);
            }
        }
        catch (VenueException refused) when (window.IsHealing && refused.IsAboutSpan)
        {
            // Nothing new was asked for, and what the venue says of the gap is what there is to know about it.
            refusal = refused.Message;
        }
        catch (VenueException failed)
        {
            await RecordAsync(failed, marker, window, known).ConfigureAwait(false);
            throw;
        }

        await _ledger.RecordAsync(new CoverageUpdate(_series) { Spans = marker.MarkEnd(known, refusal) }, cancellationToken).ConfigureAwait(false);
        _done = done + marker.Done;
        _offGrid += marker.OffGrid;
        _healed += marker.Healed;
    }

    /// <summary>One bar before and one after are asked for too, as far as they are wanted or known: a venue that leaves out the ends of a
    /// span, or whose bars are off the grid, takes nothing away.</summary>
    private (DateTimeOffset From, DateTimeOffset? Until) Bounds(AskedWindow window, IReadOnlyList<CoverageSpan> known)
    {
        var isKnownBefore = known.Any(span => span.IsHeld && span.To == window.From);
        var from = isKnownBefore || (window.IsHealing && window.From > _from) ? _options.Timeframe.Add(window.From, -1) : window.From;
        if (window.To >= _to)
        {
            return (from, _to == _options.To ? _to : null);
        }

        var until = _options.Timeframe.Add(window.To, 1);
        return (from, until < _to ? until : _to);
    }

    private async Task<BarWriteResult> RecordAsync(VenueBarPage page, IReadOnlyList<CoverageSpan> spans, CancellationToken cancellationToken)
    {
        var update = new CoverageUpdate(_series) { Bars = page.Bars, Quarantined = page.Quarantined, Spans = spans };
        var result = await _ledger.RecordAsync(update, cancellationToken).ConfigureAwait(false);
        CollectorsTelemetry.BarsCollected.Add(result.Inserted + result.Revised, new KeyValuePair<string, object?>("venue", _source.Venue));
        CollectorsTelemetry.RowsQuarantined.Add(page.Quarantined.Count);
        return result;
    }

    /// <summary>Leaves in the ledger that a request failed, and claims nothing. It is done whatever happens meanwhile: the failure is thrown on.</summary>
    private async Task RecordAsync(VenueException failed, CoverageMarker marker, AskedWindow window, IReadOnlyList<CoverageSpan> known)
    {
        var before = known.Where(span => span.State == CoverageState.Failed && span.From < window.To && span.To > window.From).Max(span => (int?)span.Evidence!.Tries);
        var spans = marker.MarkFailure(failed, _asOf + _time.GetElapsedTime(_started), (before ?? 0) + 1);
        if (spans.Count > 0)
        {
            await _ledger.RecordAsync(new CoverageUpdate(_series) { Spans = spans }, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void Count(VenueBarPage page, BarWriteResult result, bool isAgain)
    {
        _beginsAt = page.BeginsAt ?? _beginsAt;
        _last = page.Bars.Count > 0 && !(page.Bars[^1].OpenTime < _last) ? page.Bars[^1].OpenTime : _last;
        if (isAgain)
        {
            // The first try has counted the rest.
            _written += result with { Unchanged = 0 };
            _rows += result.Inserted + result.Revised;
            return;
        }

        _written += result;
        _rows += page.Rows;
        _quarantined += page.Quarantined.Count;
        _forming += page.Forming;
        _repeated += page.Repeated;
    }
}
