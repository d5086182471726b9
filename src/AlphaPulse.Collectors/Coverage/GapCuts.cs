namespace AlphaPulse.Collectors;

/// <summary>Cuts a gap at the rows that came and can be no bars: a row in quarantine stands for the bar that opens at its time, and for no other.</summary>
internal static class GapCuts
{
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="calendar">Which bars are expected.</param>
    /// <param name="from">The first open time, included.</param>
    /// <param name="to">The last one, excluded.</param>
    /// <param name="bad">When the rows open that can be no bars.</param>
    /// <returns>The parts in order, each with whether its bars are lost and not missing; parts in which no bar is expected are left out.</returns>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset To, bool IsLost)> Of(
        Timeframe timeframe, ITradingCalendar calendar, DateTimeOffset from, DateTimeOffset to, SortedSet<DateTimeOffset> bad)
    {
        var at = from;
        foreach (var lost in bad.Where(time => time >= from && time < to && calendar.IsExpected(timeframe, time)))
        {
            if (at < lost && calendar.CountExpected(timeframe, at, lost) > 0)
            {
                yield return (at, lost, IsLost: false);
            }

            var next = calendar.NextOpen(timeframe, lost);
            yield return (lost, next < to ? next : to, IsLost: true);
            at = next;
        }

        if (at < to && calendar.CountExpected(timeframe, at, to) > 0)
        {
            yield return (at, to, IsLost: false);
        }
    }
}
