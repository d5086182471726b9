using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>Stores what was decided of a series, bars and coverage in one transaction, and then hands the bars to the readers that a firewall, where there is one, lets pass.</summary>
internal sealed class LiveWriter(
    IVenueBarSource source, ITradingCalendar calendar, ICoverageLedger? ledger, StoreRetry retry, LiveBarFeed feed, ObserverNotices notices, ILogger logger)
{
    private readonly KeyValuePair<string, object?> _tag = new("venue", source.Venue);
    private readonly LivePublisher _publisher = new(source.Venue, feed, notices);
    private readonly List<CoverageUpdate> _updates = [];
    private readonly List<LiveSeries> _updated = [];

    /// <summary>Stores and hands over everything that waits of some series, and forgets it.</summary>
    /// <param name="dirty">The series; those of one moment are stored together.</param>
    /// <param name="sinceOf">Since when we have been listening to a series: what is held has one reason as long as that does not change.</param>
    /// <param name="askedAt">The time that the venue's clock has certainly reached.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask WriteAsync(
        List<LiveSeries> dirty, Func<LiveSeries, DateTimeOffset> sinceOf, DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        if (ledger is not null)
        {
            _updates.Clear();
            _updated.Clear();
            foreach (var series in dirty)
            {
                Collect(series, sinceOf(series), askedAt);
            }

            if (_updates.Count > 0)
            {
                await StoreAsync(ledger, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var series in dirty)
        {
            if (series.Quarantined.Count > 0)
            {
                CollectorsTelemetry.RowsQuarantined.Add(series.Quarantined.Count);
            }

            foreach (var step in series.Steps)
            {
                await PublishAsync(series, step, cancellationToken).ConfigureAwait(false);
            }

            await _publisher.EndAsync(series, cancellationToken).ConfigureAwait(false);
            series.Steps.Clear();
            series.Quarantined.Clear();
            series.ForgetQuarantined();
            series.IsDirty = false;
        }
    }

    private async Task StoreAsync(ICoverageLedger into, CancellationToken cancellationToken)
    {
        if (into is not FirewallLedger firewall)
        {
            await retry.CallAsync(() => into.RecordAsync(_updates, cancellationToken), cancellationToken).ConfigureAwait(false);
            return;
        }

        var judged = await retry.CallAsync(() => firewall.RecordJudgedAsync(_updates, cancellationToken), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < judged.Length; i++)
        {
            _updated[i].Judged = judged[i];
        }
    }

    private void Collect(LiveSeries series, DateTimeOffset since, DateTimeOffset askedAt)
    {
        var bars = new List<Bar>();
        var spans = new List<CoverageSpan>();
        foreach (var step in series.Steps)
        {
            switch (step.Kind)
            {
                case LiveStepKind.Closed:
                    bars.Add(step.Bar!);
                    AddSpan(spans, series, step.Bar!, since);
                    break;
                case LiveStepKind.Revision when series.Held.Contains(step.Bar!.OpenTime):
                    // Nothing was claimed of the version before it.
                    bars.Add(step.Bar);
                    AddSpan(spans, series, step.Bar, since);
                    break;
                case LiveStepKind.Revision or LiveStepKind.Superseded:
                    bars.Add(step.Bar!);
                    break;
                case LiveStepKind.Missing:
                    var request = $"{source.Venue} {series.Symbol} {series.Id.Timeframe} from {UtcText.Format(step.From)} to {UtcText.Format(step.To)}";

                    // However often it was asked for within moments, that is one try: a backfill decides whether the venue has the bars.
                    spans.AddRange(GapCuts.Of(series.Id.Timeframe, calendar, step.From, step.To, series.QuarantinedAt).Select(part => new CoverageSpan(
                        part.From,
                        part.To,
                        part.IsLost ? CoverageState.Lost : CoverageState.Missing,
                        new CoverageEvidence(request, part.IsLost ? $"{step.Answer}; its row is in quarantine" : step.Answer!, askedAt, 1))));
                    break;
            }
        }

        if (bars.Count + spans.Count + series.Quarantined.Count > 0)
        {
            _updates.Add(new CoverageUpdate(series.Id) { Bars = bars, Spans = spans, Quarantined = [.. series.Quarantined] });
            _updated.Add(series);
        }
    }

    private void AddSpan(List<CoverageSpan> spans, LiveSeries series, Bar bar, DateTimeOffset since)
    {
        if (!calendar.IsExpected(series.Id.Timeframe, bar.OpenTime))
        {
            return;
        }

        var isTraded = bar.Detail?.TradeCount != 0;
        var span = new CoverageSpan(
            bar.OpenTime,
            calendar.NextOpen(series.Id.Timeframe, bar.OpenTime),
            isTraded ? CoverageState.Present : CoverageState.NotTraded,
            new CoverageEvidence($"{source.Venue} {series.Symbol} {series.Id.Timeframe} live", isTraded ? "closed bars" : "bars with a trade count of 0", since, 1));
        if (spans.Count > 0 && spans[^1].ContinuesIn(span))
        {
            spans[^1] = spans[^1] with { To = span.To };
        }
        else
        {
            spans.Add(span);
        }
    }

    private async ValueTask PublishAsync(LiveSeries series, LiveStep step, CancellationToken cancellationToken)
    {
        switch (step.Kind)
        {
            case LiveStepKind.Closed:
                await _publisher.CloseAsync(series, step.Bar!, cancellationToken).ConfigureAwait(false);
                break;
            case LiveStepKind.Revision:
                CollectorsLog.BarRevised(logger, source.Venue, series.Id, step.Bar!.OpenTime);
                CollectorsTelemetry.BarsRevised.Add(1, _tag);
                await _publisher.ReviseAsync(series, step.Bar!, cancellationToken).ConfigureAwait(false);
                break;
            case LiveStepKind.Superseded:
                series.Replaced = step.Bar;
                CollectorsTelemetry.BarsRevised.Add(1, _tag);
                break;
            case LiveStepKind.Contradicted:
                CollectorsTelemetry.BarsRevised.Add(1, _tag);
                break;
            case LiveStepKind.Provisional:
                var dropped = feed.TryPublish(new LiveBar(step.Bar!, LiveBarKind.Provisional));
                if (dropped > 0)
                {
                    CollectorsTelemetry.UpdatesDropped.Add(dropped, _tag);
                }

                break;
            case LiveStepKind.Missing:
                CollectorsLog.BarsMissing(logger, series.Id, step.From, step.To, step.Answer!);
                CollectorsTelemetry.BarsMissing.Add(calendar.CountExpected(series.Id.Timeframe, step.From, step.To), _tag);
                break;
            case LiveStepKind.Repeated:
                CollectorsTelemetry.BarsRepeated.Add(1, _tag);
                break;
        }
    }
}
