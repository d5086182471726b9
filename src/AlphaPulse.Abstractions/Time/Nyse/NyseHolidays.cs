namespace AlphaPulse;

/// <summary>The days on which the New York Stock Exchange is closed besides weekends, from 1990 on.</summary>
/// <remarks>Source: NYSE Rule 7.2 and its predecessor Rule 51 for the holidays, the exchange's notices for the rest.</remarks>
internal static class NyseHolidays
{
    private static readonly DateOnly[] Unscheduled =
    [
        new(1994, 4, 27), // funeral of Richard Nixon
        new(2001, 9, 11), new(2001, 9, 12), new(2001, 9, 13), new(2001, 9, 14), // attack on the World Trade Center
        new(2004, 6, 11), // funeral of Ronald Reagan
        new(2007, 1, 2), // funeral of Gerald Ford
        new(2012, 10, 29), new(2012, 10, 30), // hurricane Sandy
        new(2018, 12, 5), // funeral of George H. W. Bush
        new(2025, 1, 9), // funeral of Jimmy Carter
    ];

    /// <summary>Lists the closed days of a year that are not weekends.</summary>
    /// <param name="year">The year, from 1990.</param>
    /// <returns>The days in no particular order.</returns>
    public static IEnumerable<DateOnly> Of(int year)
    {
        // A new year on a Saturday is not observed on the Friday, which closes the accounting year.
        var newYear = new DateOnly(year, 1, 1);
        if (newYear.DayOfWeek != DayOfWeek.Saturday)
        {
            yield return Observed(newYear);
        }

        if (year >= 1998)
        {
            yield return NewYorkTime.NthWeekday(year, 1, DayOfWeek.Monday, 3); // Martin Luther King Jr.
        }

        yield return NewYorkTime.NthWeekday(year, 2, DayOfWeek.Monday, 3); // Washington's birthday
        yield return EasterSunday(year).AddDays(-2); // Good Friday
        yield return NewYorkTime.LastWeekday(year, 5, DayOfWeek.Monday); // Memorial Day
        if (year >= 2022)
        {
            yield return Observed(new DateOnly(year, 6, 19)); // Juneteenth
        }

        yield return Observed(new DateOnly(year, 7, 4)); // Independence Day
        yield return NewYorkTime.NthWeekday(year, 9, DayOfWeek.Monday, 1); // Labor Day
        yield return Thanksgiving(year);
        yield return Observed(new DateOnly(year, 12, 25)); // Christmas
        foreach (var day in Unscheduled)
        {
            if (day.Year == year)
            {
                yield return day;
            }
        }
    }

    /// <summary>Thanksgiving Day.</summary>
    /// <param name="year">The year.</param>
    /// <returns>The fourth Thursday of November.</returns>
    public static DateOnly Thanksgiving(int year) => NewYorkTime.NthWeekday(year, 11, DayOfWeek.Thursday, 4);

    private static DateOnly Observed(DateOnly holiday) => holiday.DayOfWeek switch
    {
        DayOfWeek.Saturday => holiday.AddDays(-1),
        DayOfWeek.Sunday => holiday.AddDays(1),
        _ => holiday,
    };

    // Anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (b - (b + 8) / 25 + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var (month, day) = Math.DivRem(h + l - 7 * m + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
