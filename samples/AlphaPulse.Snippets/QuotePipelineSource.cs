using AlphaPulse.Hosting;

namespace AlphaPulse.Snippets;

// snippet: source
public sealed class QuotePipelineSource(IQuoteClient client, IBarStore store, IQuarantineStore quarantine) : IPipelineSource
{
    public async Task<IngestReport> IngestAsync(IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        var series = new BarSeriesId(InstrumentId.Parse("myvenue:BTC-USDT"), Timeframe.OneHour);
        var calendar = AlwaysOpenCalendar.Instance;
        var bars = new List<Bar>();
        var bad = new List<QuarantinedRow>();
        await foreach (var row in client.ReadAsync(cancellationToken))
        {
            try
            {
                var closed = calendar.CloseOf(series.Timeframe, row.OpenTime);
                bars.Add(new Bar(series, row.OpenTime, row.Open, row.High, row.Low, row.Close, row.Volume, closed, BarProvenance.VenueRest)
                {
                    IsAvailabilityAssumed = true,
                });
            }
            catch (InvalidBarException exception)
            {
                bad.Add(new QuarantinedRow(series, "my quote service", Line: null, row.ToString(), exception.Message));
            }
        }

        await store.WriteAsync(bars, cancellationToken);
        await quarantine.AddAsync(bad, cancellationToken);
        progress?.Report(bars.Count + bad.Count);
        return new IngestReport(series, calendar, bars.Count + bad.Count, bad.Count, ["availability: assumed to be the close of the bar."]);
    }
}
// end
