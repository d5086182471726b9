namespace AlphaPulse.Indicators;

/// <summary>Numbers the days, weeks and months of the calendar.</summary>
internal static class CalendarPart
{
    /// <summary>The number of the part in which a time lies; times in the same part have the same number.</summary>
    public static long NumberOf(DateTime time, CalendarWindow window) => window switch
    {
        CalendarWindow.Day => time.Ticks / TimeSpan.TicksPerDay,

        // The first day of the calendar of .NET was a Monday.
        CalendarWindow.Week => time.Ticks / (7 * TimeSpan.TicksPerDay),
        _ => time.Year * 12L + time.Month,
    };

    public static CalendarWindow Check(CalendarWindow window) => window is CalendarWindow.Day or CalendarWindow.Week or CalendarWindow.Month
        ? window
        : throw new ArgumentOutOfRangeException(nameof(window), window, "Choose the day, the week or the month.");
}
