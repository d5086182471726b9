using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Brings the closed bars that a venue has into a store; rows that can be no bars go to quarantine with the reason.</summary>
/// <remarks>
/// <para>The venue's clock is read before the first page, and a bar is closed if it had closed by then: whatever our own clock says, a
/// bar that still formed when its page was made cannot pass as closed.</para>
/// <para>Each page is one transaction. A backfill that ended early leaves whole pages, and running it again changes nothing that is
/// there. Safe for use from any thread.</para>
/// </remarks>
public sealed class VenueBackfill
{
    private readonly IBarStore _bars;
    private readonly IQuarantineStore _quarantine;
    private readonly ILogger _logger;

    /// <summary>Creates the backfill.</summary>
    /// <param name="bars">Where bars go.</param>
    /// <param name="quarantine">Where the other rows go.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    public VenueBackfill(IBarStore bars, IQuarantineStore quarantine, ILogger<VenueBackfill>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(quarantine);
        _bars = bars;
        _quarantine = quarantine;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Asks for everything from a time until now.</summary>
    /// <param name="source">The venue.</param>
    /// <param name="options">What to ask for.</param>
    /// <param name="progress">Receives how many rows have been read.</param>
    /// <param name="cancellationToken">Cancels the backfill; pages that were written stay.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The symbol is empty, or the venue has no bars of the timeframe.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, or has no such symbol.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<BackfillReport> RunAsync(
        IVenueBarSource source, BackfillOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Symbol))
        {
            throw new ArgumentException("BackfillOptions.Symbol is empty; name a symbol as the venue writes it.", nameof(options));
        }

        var series = new BarSeriesId(await source.FindInstrumentAsync(options.Symbol, cancellationToken).ConfigureAwait(false), options.Timeframe);
        var asOf = await source.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        var from = options.From?.ToUniversalTime() ?? options.Timeframe.Add(options.Timeframe.Floor(asOf), -BackfillOptions.DefaultBars);
        BarWriteResult written = default;
        long rows = 0, quarantined = 0, forming = 0, repeated = 0;
        DateTimeOffset? last = null;
        await foreach (var page in source.ReadAsync(options.Symbol, series, from, asOf, cancellationToken).ConfigureAwait(false))
        {
            var result = await _bars.WriteAsync(page.Bars, cancellationToken).ConfigureAwait(false);
            CollectorsTelemetry.BarsCollected.Add(result.Inserted + result.Revised, new KeyValuePair<string, object?>("venue", source.Venue));
            written += result;
            if (page.Quarantined.Count > 0)
            {
                await _quarantine.AddAsync(page.Quarantined, cancellationToken).ConfigureAwait(false);
                CollectorsTelemetry.RowsQuarantined.Add(page.Quarantined.Count);
            }

            rows += page.Rows;
            quarantined += page.Quarantined.Count;
            forming += page.Forming;
            repeated += page.Repeated;
            last = page.Bars.Count > 0 ? page.Bars[^1].OpenTime : last;
            progress?.Report(rows);
        }

        CollectorsLog.Backfilled(_logger, source.Venue, series, rows, written.Inserted, written.Revised, written.Unchanged, quarantined, forming);
        var report = new BackfillReport
        {
            Series = series,
            From = from,
            AsOf = asOf,
            Rows = rows,
            Written = written,
            Quarantined = quarantined,
            Forming = forming,
            Repeated = repeated,
            Last = last,
            Findings = [],
        };
        return report with { Findings = [.. Findings(source, options, report)] };
    }

    private static IEnumerable<string> Findings(IVenueBarSource source, BackfillOptions options, BackfillReport report)
    {
        yield return $"instrument: {report.Series.Instrument} is what {source.Address} lists as {options.Symbol}.";
        yield return options.From is null
            ? string.Create(CultureInfo.InvariantCulture, $"from: {UtcText.Format(report.From)}, {BackfillOptions.DefaultBars} bars before the venue's clock, since none was named.")
            : $"from: {UtcText.Format(report.From)}, as named.";
        yield return $"closed: bars that had closed by {UtcText.Format(report.AsOf)} by the venue's clock; {report.Forming.ToString(CultureInfo.InvariantCulture)} that still formed withheld.";
        yield return "availability: assumed at the close.";
        if (report.Repeated > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"repeats: {report.Repeated} rows came twice and were taken once.");
        }

        if (report.Written.Revised > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"revisions: {report.Written.Revised} bars differ from what the store held of {report.Series}; both versions are kept and the newer one is used.");
        }

        if (report.Last is { } last && options.Timeframe.Add(last, 2) <= report.AsOf)
        {
            yield return $"end: the last closed bar opens at {UtcText.Format(last)}, more than one bar before the venue's clock: trading was halted or the venue is behind.";
        }
    }
}
