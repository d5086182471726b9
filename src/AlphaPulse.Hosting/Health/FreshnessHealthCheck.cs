using AlphaPulse.Collectors;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlphaPulse.Hosting;

/// <summary>Whether the newest bar of each series is as new as its market allows. A market that is closed makes nothing stale.</summary>
/// <param name="store">Gives the store; called inside the check.</param>
/// <param name="options">Gives the options; called inside the check, so that wrong ones are a result.</param>
/// <param name="declaredCalendar">Gives the calendar that the pipeline was told, where it was.</param>
/// <param name="time">The clock.</param>
internal sealed class FreshnessHealthCheck(
    Func<IBarStore?> store, Func<AlphaPulseHealthOptions> options, Func<string?> declaredCalendar, TimeProvider time) : GuardedHealthCheck
{
    protected override async Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        var bars = Need(store, StoreHealthCheck.Remedy);
        var wanted = options();
        var held = await bars.ListSeriesAsync(cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["now"] = UtcText.Format(now), ["freshness_bars"] = wanted.FreshnessBars };
        var defects = wanted.Series.Where(name => held.All(s => s.Series.ToString() != name))
            .Select(name => $"{name} has no bar").ToList();
        var fresh = 0;
        foreach (var series in held.Where(s => wanted.Series.Count == 0 || wanted.Series.Contains(s.Series.ToString(), StringComparer.Ordinal)))
        {
            var calendar = await CalendarOfAsync(bars, series.Series, wanted, cancellationToken).ConfigureAwait(false);
            var behind = BarsBehind(calendar, series.Series.Timeframe, series.Last, now);
            data[$"{series.Series}.last"] = UtcText.Format(series.Last);
            data[$"{series.Series}.bars_behind"] = behind;
            data[$"{series.Series}.calendar"] = calendar.Name;
            if (behind > wanted.FreshnessBars)
            {
                defects.Add(FormattableString.Invariant(
                    $"{series.Series} ends at {UtcText.Format(series.Last)}, {behind} complete bars behind on the calendar {calendar.Name} where {wanted.FreshnessBars} are allowed"));
            }
            else
            {
                fresh++;
            }
        }

        return defects.Count > 0
            ? new HealthCheckResult(failure, $"{string.Join("; ", defects)}. Check the source of the bars, or raise FreshnessBars.", data: data)
            : fresh == 0
                ? HealthCheckResult.Degraded("The store has no series; import bars or run the pipeline.", data: data)
                : HealthCheckResult.Healthy(FormattableString.Invariant($"{fresh} series at most {wanted.FreshnessBars} bars behind."), data);
    }

    /// <summary>How many bars that are complete by now a series lacks at its end.</summary>
    internal static long BarsBehind(ITradingCalendar calendar, Timeframe timeframe, DateTimeOffset last, DateTimeOffset now)
    {
        // Every bar that opened before the margin is complete: no session ends more than a day after its bar's nominal end.
        var margin = now - (timeframe.Duration * 2) - (timeframe.IsIntraday ? TimeSpan.Zero : TimeSpan.FromDays(1));
        var open = calendar.NextOpen(timeframe, last);
        var behind = 0L;
        if (open < margin)
        {
            behind = calendar.CountExpected(timeframe, open, margin);
            open = calendar.IsExpected(timeframe, margin) ? margin : calendar.NextOpen(timeframe, margin);
        }

        while (open < now && calendar.CloseOf(timeframe, open) <= now)
        {
            behind++;
            open = calendar.NextOpen(timeframe, open);
        }

        return behind;
    }

    private async Task<ITradingCalendar> CalendarOfAsync(
        IBarStore bars, BarSeriesId series, AlphaPulseHealthOptions wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Calendars.TryGetValue(series.Instrument.ToString(), out var declared) ? declared : declaredCalendar();
        if (name is not null)
        {
            return TradingCalendars.Get(name);
        }

        // Daily bars are few, so that asking them each time is cheap; others are always open to an import as well.
        return series.Timeframe == Timeframe.OneDay
            ? TradingCalendars.Get((await new CoverageCalculator(bars).CalculateAsync(series, calendar: null, cancellationToken).ConfigureAwait(false)).Calendar)
            : AlwaysOpenCalendar.Instance;
    }
}
