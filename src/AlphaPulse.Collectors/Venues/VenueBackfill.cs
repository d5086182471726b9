using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>
/// Brings the closed bars that a venue has into a store, as the ledger of coverage says what is still to be asked for; rows that can be no
/// bars go to quarantine with the reason.
/// </summary>
/// <remarks>
/// <para>The venue's clock is read before the first page, and a bar is closed if it had closed by then: whatever our own clock says, a
/// bar that still formed when its page was made cannot pass as closed.</para>
/// <para>Each page is one transaction with what it says about coverage. A backfill that ended early, by a kill as well, leaves whole pages
/// and a ledger that knows them, and the next one goes on there, with one bar of overlap. What is held is not asked for again.</para>
/// <para>Bars that do not come although a later one does are asked for again at the end of the run and then in later runs, after a time
/// that doubles, until <see cref="BackfillOptions.GapTries"/>: then they count as absent at the venue,
/// and are asked for again with <see cref="BackfillOptions.RetryAbsent"/> alone. What does not come at the end of
/// the series is still to come and no gap.</para>
/// <para>A venue that asks to be left alone, as with a ban, is waited for up to <see cref="BackfillOptions.MaximumWait"/>, which the
/// progress says with the reason; the run goes on then where it was. A refused region is not waited for, nor a page with status 403 that
/// comes before any answer. Safe for use from any thread; two processes that ask for the same bring the same.</para>
/// </remarks>
public sealed class VenueBackfill
{
    private readonly ICoverageLedger _ledger;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates the backfill.</summary>
    /// <param name="ledger">Where bars, other rows and coverage go.</param>
    /// <param name="time">The clock that measures the pace and the waits; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public VenueBackfill(ICoverageLedger ledger, TimeProvider? time = null, ILogger<VenueBackfill>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        _ledger = ledger;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Asks for what is not held between two times.</summary>
    /// <param name="source">The venue.</param>
    /// <param name="options">What to ask for.</param>
    /// <param name="progress">Receives how far it is after each page.</param>
    /// <param name="cancellationToken">Cancels the backfill; pages that were written stay.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the venue has no bars of the timeframe.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, asked to be left alone for too long, or has no such symbol.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<BackfillReport> RunAsync(
        IVenueBarSource source,
        BackfillOptions options,
        IProgress<BackfillProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (options.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(options));
        }

        BackfillRun? run = null;
        var patience = new VenuePatience(options.MaximumWait, _time, (until, reason) =>
        {
            CollectorsLog.Waiting(_logger, source.Venue, UtcText.Format(until), reason);
            progress?.Report((run?.Progress ?? default) with { WaitingUntil = until, WaitingFor = reason });
        });
        var instrument = await patience.AskAsync(() => source.FindInstrumentAsync(options.Symbol, cancellationToken), cancellationToken).ConfigureAwait(false);
        var series = new BarSeriesId(instrument, options.Timeframe);
        var asOf = await patience.AskAsync(() => source.GetTimeAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        run = new BackfillRun(_ledger, source, options, series, asOf, _time, progress);
        await patience.AskAsync(() => run.AskAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        var report = await run.ReportAsync(cancellationToken).ConfigureAwait(false);
        CollectorsLog.Backfilled(
            _logger, source.Venue, series, report.Rows, report.Written.Inserted, report.Written.Revised, report.Written.Unchanged, report.Quarantined, report.Forming);
        return report;
    }
}
