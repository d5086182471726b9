namespace AlphaPulse.Collectors;

/// <summary>Finds the gaps of a series. Reads it once, in constant memory apart from the list of gaps. Safe for use from any thread.</summary>
public sealed class CoverageCalculator
{
    private readonly IBarStore _bars;

    /// <summary>Creates the calculator.</summary>
    /// <param name="bars">Where the bars are.</param>
    public CoverageCalculator(IBarStore bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _bars = bars;
    }

    /// <summary>Compares the closed bars of a series with those that a calendar expects.</summary>
    /// <param name="series">The series.</param>
    /// <param name="calendar">
    /// When the market trades; <see langword="null"/> to tell it from the stored bars as an import does: NYSE for daily bars of which
    /// none lies on a Saturday or Sunday over at least 10 weeks, otherwise always open. The report names it.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The coverage; of a series that the store does not hold, zeros and no times.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<CoverageReport> CalculateAsync(
        BarSeriesId series, ITradingCalendar? calendar, CancellationToken cancellationToken = default)
    {
        calendar ??= await FindCalendarAsync(series, cancellationToken).ConfigureAwait(false);
        var gaps = new List<CoverageGap>();
        long count = 0;
        long onGrid = 0;
        long missing = 0;
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        DateTimeOffset? before = null;
        await foreach (var bar in _bars.ReadAsync(new BarQuery(series), cancellationToken).ConfigureAwait(false))
        {
            var openTime = bar.OpenTime;
            count++;
            first ??= openTime;
            last = openTime;
            if (!calendar.IsExpected(series.Timeframe, openTime))
            {
                continue;
            }

            onGrid++;
            if (before is { } previous && calendar.NextOpen(series.Timeframe, previous) < openTime)
            {
                var gap = calendar.CountExpected(series.Timeframe, previous, openTime) - 1;
                gaps.Add(new CoverageGap(previous, openTime, gap));
                missing += gap;
            }

            before = openTime;
        }

        return new CoverageReport
        {
            Series = series,
            Calendar = calendar.Name,
            Bars = count,
            Expected = onGrid + missing,
            Missing = missing,
            OffGrid = count - onGrid,
            First = first,
            Last = last,
            Gaps = gaps,
        };
    }

    private async Task<ITradingCalendar> FindCalendarAsync(BarSeriesId series, CancellationToken cancellationToken)
    {
        // Only daily bars can tell, and they are few, so that their times may be held.
        var times = new List<DateTimeOffset>();
        if (series.Timeframe == Timeframe.OneDay)
        {
            await foreach (var bar in _bars.ReadAsync(new BarQuery(series), cancellationToken).ConfigureAwait(false))
            {
                times.Add(bar.OpenTime);
            }
        }

        return SeriesDetection.FindCalendar(times, series.Timeframe, NyseCalendar.Instance, out _);
    }
}
