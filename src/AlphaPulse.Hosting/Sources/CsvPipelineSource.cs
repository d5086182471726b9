using System.Globalization;
using AlphaPulse.Collectors;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Brings the bars of a CSV file.</summary>
/// <param name="importer">The importer.</param>
/// <param name="options">Names the file and what is declared about it.</param>
public sealed class CsvPipelineSource(CsvBarImporter importer, IOptions<PipelineOptions> options) : IPipelineSource
{
    /// <inheritdoc/>
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        var declared = options.Value;
        var file = declared.DataFile ?? throw new InvalidOperationException("No data file is named; set PipelineOptions.DataFile.");
        var report = await importer.ImportAsync(
            file,
            new ImportOptions
            {
                Instrument = declared.Instrument is { } instrument ? InstrumentId.Parse(instrument) : null,
                Timeframe = declared.Timeframe is { } timeframe ? Timeframe.Parse(timeframe) : null,
                Calendar = declared.Calendar is { } calendar ? TradingCalendars.Get(calendar) : null,
            },
            progress is null ? null : new RowProgress(progress),
            cancellationToken).ConfigureAwait(false);
        return new IngestReport(report.Series, report.Calendar, report.Rows, report.Quarantined, FindingsOf(report));
    }

    private static IReadOnlyList<string> FindingsOf(ImportReport report) => report.Revised == 0
        ? report.Findings
        :
        [
            .. report.Findings,
            string.Create(CultureInfo.InvariantCulture, $"revisions: {report.Revised} bars of {report.Source} differ from what the store held of {report.Series}; both versions are kept and the newer one is used. Name the instrument where these are two markets."),
        ];

    private sealed class RowProgress(IProgress<long> inner) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => inner.Report(value.Rows);
    }
}
