namespace AlphaPulse.Collectors.Tests;

/// <summary>An exchange that trades daily bars on weekdays until 21:00 UTC, known from 1990 on.</summary>
internal sealed class WeekdayCalendar : ITradingCalendar
{
    public string Name => "weekdays";

    public bool IsExpected(Timeframe timeframe, DateTimeOffset openTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(openTime.Year, 1990, nameof(openTime));
        return openTime.TimeOfDay == TimeSpan.Zero && openTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    public DateTimeOffset NextOpen(Timeframe timeframe, DateTimeOffset openTime)
    {
        var next = timeframe.Floor(openTime).AddDays(1);
        return IsExpected(timeframe, next) ? next : NextOpen(timeframe, next);
    }

    public DateTimeOffset CloseOf(Timeframe timeframe, DateTimeOffset openTime) => IsExpected(timeframe, openTime)
        ? openTime.AddHours(21)
        : throw new ArgumentOutOfRangeException(nameof(openTime), openTime, "No bar opens then.");

    public long CountExpected(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
    {
        long count = 0;
        for (var time = from; time < to; time = NextOpen(timeframe, time))
        {
            count++;
        }

        return count;
    }
}
