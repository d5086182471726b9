namespace AlphaPulse;

/// <summary>The days on which the New York Stock Exchange planned to close early, from 1990 on.</summary>
/// <remarks>
/// Source: the exchange's yearly holiday notices. 13:00 from 1993 on; before, the few early closes were at 14:00.
/// </remarks>
internal static class NyseEarlyCloses
{
    private static readonly DateOnly[] Single = [new(1997, 12, 26), new(1999, 12, 31), new(2003, 12, 26)];

    /// <summary>When the session of a trading day ends on New York's clock.</summary>
    /// <param name="date">A trading day.</param>
    /// <returns>16 for an ordinary day, 13 (before 1993: 14) for an early close.</returns>
    public static int CloseHour(DateOnly date) =>
        !IsEarly(date) ? 16
        : date.Year >= 1993 ? 13
        : 14;

    private static bool IsEarly(DateOnly date) => (date.Month, date.Day) switch
    {
        (11, _) => date.Year >= 1992 && date == NyseHolidays.Thanksgiving(date.Year).AddDays(1),

        // A trading day on 24 December is never a Friday: Christmas would be a Saturday, observed on that Friday.
        (12, 24) => true,

        // Before a Fourth of July on a Thursday the exchange closed early on the Friday after it until 2012, on the eve since.
        (7, 3) => date.Year >= 1995 && (date.DayOfWeek != DayOfWeek.Wednesday || date.Year >= 2013),
        (7, 5) => date.Year is >= 1995 and < 2013 && date.DayOfWeek == DayOfWeek.Friday,
        _ => Array.IndexOf(Single, date) >= 0,
    };
}
