namespace AlphaPulse;

/// <summary>The regular sessions of the New York Stock Exchange, one lookup a day.</summary>
internal static class NyseSessions
{
    public const int FirstYear = 1990;
    public const int LastYear = 2099;

    private const byte Closed = 0;
    private static readonly TimeSpan Opening = new(9, 30, 0);
    private static readonly DateOnly First = new(FirstYear, 1, 1);

    // The hour of the close for each day from First, 0 where there is no session: 40 kB for the whole range.
    private static readonly byte[] CloseHours = Build();

    /// <summary>Midnight UTC of the first day of the range.</summary>
    public static DateTimeOffset Start { get; } = Midnight(First);

    /// <summary>Midnight UTC after the last day of the range.</summary>
    public static DateTimeOffset End { get; } = Midnight(new DateOnly(LastYear + 1, 1, 1));

    /// <summary>Whether a day has a session.</summary>
    /// <param name="date">A day of the range.</param>
    /// <returns>Whether it has one.</returns>
    public static bool IsTradingDay(DateOnly date) => CloseHours[Index(date)] != Closed;

    /// <summary>When the session of a trading day opens.</summary>
    /// <param name="date">A trading day.</param>
    /// <returns>09:30 New York in UTC.</returns>
    public static DateTimeOffset OpenOf(DateOnly date) => Midnight(date) + Opening + NewYorkTime.ToUtc(date);

    /// <summary>When the session of a trading day closes.</summary>
    /// <param name="date">A trading day.</param>
    /// <returns>16:00 New York, or the early close, in UTC.</returns>
    public static DateTimeOffset CloseOf(DateOnly date) =>
        Midnight(date).AddHours(CloseHours[Index(date)]) + NewYorkTime.ToUtc(date);

    /// <summary>The first trading day on or after a day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The trading day, or <see langword="null"/> where the range ends before one.</returns>
    public static DateOnly? AtOrAfter(DateOnly date)
    {
        for (var i = Index(date); i < CloseHours.Length; i++)
        {
            if (CloseHours[i] != Closed)
            {
                return First.AddDays(i);
            }
        }

        return null;
    }

    /// <summary>The UTC date of an instant; every session lies within one, the same as New York's.</summary>
    /// <param name="time">The instant.</param>
    /// <returns>The date.</returns>
    public static DateOnly DateOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    /// <summary>Midnight UTC of a date.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The instant.</returns>
    public static DateTimeOffset Midnight(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    private static int Index(DateOnly date) => date.DayNumber - First.DayNumber;

    private static byte[] Build()
    {
        var hours = new byte[new DateOnly(LastYear, 12, 31).DayNumber - First.DayNumber + 1];
        for (var i = 0; i < hours.Length; i++)
        {
            var date = First.AddDays(i);
            hours[i] = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Closed : (byte)NyseEarlyCloses.CloseHour(date);
        }

        for (var year = FirstYear; year <= LastYear; year++)
        {
            foreach (var holiday in NyseHolidays.Of(year))
            {
                hours[Index(holiday)] = Closed;
            }
        }

        return hours;
    }
}
