using AlphaPulse.Collectors;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Brings the closed bars that a venue has.</summary>
/// <param name="venues">The venues that can be asked.</param>
/// <param name="backfill">Asks them.</param>
/// <param name="options">Names the venue, the symbol and the timeframe.</param>
public sealed class VenuePipelineSource(IEnumerable<IVenueBarSource> venues, VenueBackfill backfill, IOptions<PipelineOptions> options) : IPipelineSource
{
    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">There is no such venue, or it is asked at another address than the one that is named.</exception>
    /// <exception cref="ArgumentException">It has no bars of the timeframe.</exception>
    /// <exception cref="VenueException">The venue refused or did not answer.</exception>
    /// <exception cref="InsufficientHistoryException">The venue has no bars from the time that was named.</exception>
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        var declared = options.Value;
        if (declared is not { Venue: { } name, Symbol: { } symbol, Timeframe: { } timeframe })
        {
            throw new InvalidOperationException("No venue is named; set PipelineOptions.Venue, Symbol and Timeframe.");
        }

        var venue = venues.FirstOrDefault(v => v.Venue == name)
            ?? throw new OptionsValidationException(
                nameof(PipelineOptions),
                typeof(PipelineOptions),
                [$"There is no venue '{name}'; there are: {string.Join(", ", venues.Select(v => v.Venue).Order(StringComparer.Ordinal))}."]);
        if (declared.BaseUrl is { } url && new Uri(url).AbsoluteUri != venue.Address)
        {
            throw new OptionsValidationException(
                nameof(PipelineOptions),
                typeof(PipelineOptions),
                [$"PipelineOptions.BaseUrl is '{url}', and the venue '{name}' is asked at {venue.Address}; set the address in the options of the venue."]);
        }

        var report = await backfill.RunAsync(
            venue, new BackfillOptions(symbol, Timeframe.Parse(timeframe)) { From = declared.From }, progress is null ? null : new Rows(progress), cancellationToken).ConfigureAwait(false);
        return report.Coverage.Held > 0 || report.Rows > report.Forming
            ? new IngestReport(report.Series, AlwaysOpenCalendar.Instance, report.Rows - report.Forming, report.Quarantined, report.Findings)
            : throw new InsufficientHistoryException($"{venue.Venue} has no bars of {report.Series} from {UtcText.Format(report.From)} to {UtcText.Format(report.AsOf)}. Name an earlier start, or check the base address {venue.Address}.");
    }

    private sealed class Rows(IProgress<long> inner) : IProgress<BackfillProgress>
    {
        public void Report(BackfillProgress value) => inner.Report(value.Rows);
    }
}
