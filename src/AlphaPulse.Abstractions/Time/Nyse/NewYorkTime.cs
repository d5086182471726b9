namespace AlphaPulse;

/// <summary>The offset of New York from UTC on a day, by the rules of the United States from 1987 on.</summary>
/// <remarks>
/// Uniform Time Act as amended in 1986 (first Sunday of April to last Sunday of October) and by the Energy Policy Act of 2005
/// (from 2007: second Sunday of March to first Sunday of November). Clocks change on Sundays at 02:00, when no session is near, so
/// that one answer for the whole day is exact for trading hours. Needs no time zone database.
/// </remarks>
internal static class NewYorkTime
{
    /// <summary>The time from New York's clock to UTC during the trading hours of a day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>4 hours in summer, 5 in winter.</returns>
    public static TimeSpan ToUtc(DateOnly date) => TimeSpan.FromHours(IsDaylightTime(date) ? 4 : 5);

    private static bool IsDaylightTime(DateOnly date) => date.Year >= 2007
        ? date >= NthWeekday(date.Year, 3, DayOfWeek.Sunday, 2) && date < NthWeekday(date.Year, 11, DayOfWeek.Sunday, 1)
        : date >= NthWeekday(date.Year, 4, DayOfWeek.Sunday, 1) && date < LastWeekday(date.Year, 10, DayOfWeek.Sunday);

    /// <summary>The nth given weekday of a month.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The weekday.</param>
    /// <param name="n">From 1 to 4.</param>
    /// <returns>The date.</returns>
    public static DateOnly NthWeekday(int year, int month, DayOfWeek day, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((day - first.DayOfWeek + 7) % 7 + 7 * (n - 1));
    }

    /// <summary>The last given weekday of a month.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The weekday.</param>
    /// <returns>The date.</returns>
    public static DateOnly LastWeekday(int year, int month, DayOfWeek day)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((last.DayOfWeek - day + 7) % 7));
    }
}
