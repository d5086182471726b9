namespace AlphaPulse.Hosting;

/// <summary>How many bars a year has on a calendar: what false alarms a year are counted by.</summary>
internal static class BarsOfYear
{
    private const int Years = 4;

    // Of a fixed span, so that the number depends on timeframe and calendar alone and not on which bars there are.
    private static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bars of a year of 365 days, the mean of four, at least 1.</summary>
    public static int Count(ITradingCalendar calendar, Timeframe timeframe) =>
        (int)Math.Max(1, Math.Round((double)calendar.CountExpected(timeframe, Start, Start.AddDays(Years * 365)) / Years));
}
