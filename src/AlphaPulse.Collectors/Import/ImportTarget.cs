namespace AlphaPulse.Collectors;

/// <summary>
/// Where an import goes. With a ledger the bars of a batch, its bad rows and what both say of coverage are one transaction; without one nothing is said
/// of coverage, and bars and rows are two transactions.
/// </summary>
internal sealed class ImportTarget(IBarStore bars, IQuarantineStore quarantine, ICoverageLedger? ledger, TimeProvider time, string source)
{
    private BarSeriesId _series;
    private ImportCoverage? _coverage;

    /// <summary>The bars.</summary>
    public IBarStore Bars => bars;

    /// <summary>Takes what the file holds; before the first batch.</summary>
    public void Begin(BarSeriesId series, ITradingCalendar calendar)
    {
        _series = series;
        _coverage = ledger is null ? null : new ImportCoverage(ledger, series, calendar, source, time.GetUtcNow());
    }

    /// <summary>Writes a batch.</summary>
    /// <param name="read">The bars that were read, all of which are there afterwards.</param>
    /// <param name="written">Those of them that are to be written.</param>
    /// <param name="bad">The rows that can be no bars.</param>
    /// <param name="cancellationToken">Cancels the call; with a ledger nothing was written then.</param>
    public async Task<BarWriteResult> WriteAsync(
        List<Bar> read, IReadOnlyList<Bar> written, IReadOnlyList<QuarantinedRow> bad, CancellationToken cancellationToken)
    {
        if (_coverage is not null)
        {
            var spans = await _coverage.MarkAsync(read, cancellationToken).ConfigureAwait(false);
            return await ledger!.RecordAsync(new CoverageUpdate(_series) { Bars = written, Quarantined = bad, Spans = spans }, cancellationToken).ConfigureAwait(false);
        }

        var result = await bars.WriteAsync(written, cancellationToken).ConfigureAwait(false);
        if (bad.Count > 0)
        {
            await quarantine.AddAsync(bad, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Says of everything that was claimed which file it was, now that all of it was read.</summary>
    public async Task SealAsync(string hash, CancellationToken cancellationToken)
    {
        if (_coverage is not null && await _coverage.SealAsync(hash, cancellationToken).ConfigureAwait(false) is { Count: > 0 } spans)
        {
            await ledger!.RecordAsync(new CoverageUpdate(_series) { Spans = spans }, cancellationToken).ConfigureAwait(false);
        }
    }
}
