using System.Globalization;

namespace AlphaPulse;

/// <summary>The calendar of the regular session of the New York Stock Exchange, 09:30 to 16:00 in New York, for 1990 to 2099.</summary>
/// <remarks>
/// <para>Intraday bars open at the opening of the session and at every UTC grid time inside it; the last one closes with the
/// session. So <c>1h</c> has a first bar of half an hour, 14:30Z to 15:00Z in winter. Bars of a day or longer are stamped with
/// 00:00 UTC of the first trading day of their grid period: a week that begins with a holiday is stamped with its Tuesday.</para>
/// <para>Holidays follow the exchange's rules and their history (Martin Luther King Jr. from 1998, Juneteenth from 2022; a new year
/// on a Saturday is not observed); closures outside the rules are known up to 2025. Planned early closes at 13:00 (14:00 before
/// 1993): the day after Thanksgiving from 1992, Christmas Eve, the eve of Independence Day from 1995 (when that is a Thursday: the
/// Friday after it until 2012, the eve since), and 1997-12-26, 1999-12-31 and 2003-12-26. Late openings, halts and early ends that
/// nobody planned are not known to it. Years to come follow the rules of today. Times of day follow the daylight saving rules of
/// the United States; no time zone database is read.</para>
/// <para>Every member throws <see cref="ArgumentOutOfRangeException"/> for a time outside 1990 to 2099, and
/// <see cref="InvalidOperationException"/> for <c>default(Timeframe)</c>. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class NyseCalendar : ITradingCalendar
{
    private NyseCalendar()
    {
    }

    /// <summary>The calendar.</summary>
    public static NyseCalendar Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "nyse";

    /// <summary>Whether a bar may open at a time.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The time, or the start of the period of its bar, is outside 1990 to 2099.</exception>
    public bool IsExpected(Timeframe timeframe, DateTimeOffset openTime)
    {
        EnsureInRange(openTime, nameof(openTime));
        var date = NyseSessions.DateOf(openTime);
        if (!timeframe.IsIntraday)
        {
            var period = PeriodOf(timeframe, openTime, nameof(openTime));
            return openTime == NyseSessions.Midnight(date)
                && NyseSessions.IsTradingDay(date)
                && NyseSessions.AtOrAfter(FirstDateOf(period)) == date;
        }

        if (!NyseSessions.IsTradingDay(date))
        {
            return false;
        }

        var sessionOpen = NyseSessions.OpenOf(date);
        return openTime == sessionOpen
            || (openTime > sessionOpen && openTime < NyseSessions.CloseOf(date) && timeframe.IsOnGrid(openTime));
    }

    /// <summary>The open time of the first expected bar after a time.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside 1990 to 2099, or no bar of that range comes after it.</exception>
    public DateTimeOffset NextOpen(Timeframe timeframe, DateTimeOffset openTime)
    {
        EnsureInRange(openTime, nameof(openTime));
        return (timeframe.IsIntraday ? NextIntraday(timeframe, openTime) : NextPeriod(timeframe, openTime))
            ?? throw OutOfRange(openTime, nameof(openTime));
    }

    /// <summary>When a bar is complete: at the end of its grid period or of the last session in it, whichever is earlier.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No bar opens at that time; ask <see cref="IsExpected"/> before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bar reaches outside 1990 to 2099.</exception>
    public DateTimeOffset CloseOf(Timeframe timeframe, DateTimeOffset openTime)
    {
        if (!IsExpected(timeframe, openTime))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"No {timeframe} bar of calendar '{Name}' opens at {openTime.UtcDateTime:O}; ask IsExpected or NextOpen for one that does."),
                nameof(openTime));
        }

        var end = timeframe.Add(timeframe.Floor(openTime), 1);
        if (timeframe.IsIntraday)
        {
            var sessionClose = NyseSessions.CloseOf(NyseSessions.DateOf(openTime));
            return end < sessionClose ? end : sessionClose;
        }

        if (end > NyseSessions.End)
        {
            throw OutOfRange(openTime, nameof(openTime));
        }

        var last = FirstDateOf(end).AddDays(-1);
        while (!NyseSessions.IsTradingDay(last))
        {
            last = last.AddDays(-1);
        }

        return NyseSessions.CloseOf(last);
    }

    /// <summary>How many bars a complete series has in a half-open span.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The span is not empty and reaches outside 1990 to 2099.</exception>
    public long CountExpected(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            return 0;
        }

        EnsureInRange(from, nameof(from));
        EnsureInRange(to.AddTicks(-1), nameof(to));
        return timeframe.IsIntraday ? CountIntraday(timeframe, from, to) : CountPeriods(timeframe, from, to);
    }

    private static DateTimeOffset? NextIntraday(Timeframe timeframe, DateTimeOffset time)
    {
        var date = NyseSessions.DateOf(time);
        if (NyseSessions.IsTradingDay(date))
        {
            var sessionOpen = NyseSessions.OpenOf(date);
            if (time < sessionOpen)
            {
                return sessionOpen;
            }

            var next = timeframe.Add(timeframe.Floor(time), 1);
            if (next < NyseSessions.CloseOf(date))
            {
                return next;
            }
        }

        return NyseSessions.AtOrAfter(date.AddDays(1)) is { } later ? NyseSessions.OpenOf(later) : null;
    }

    private static DateTimeOffset? NextPeriod(Timeframe timeframe, DateTimeOffset time)
    {
        for (var period = PeriodOf(timeframe, time, "openTime"); period < NyseSessions.End; period = timeframe.Add(period, 1))
        {
            // A period without a trading day yields the first one of a later period, which is the right answer too.
            if (NyseSessions.AtOrAfter(FirstDateOf(period)) is { } first && NyseSessions.Midnight(first) > time)
            {
                return NyseSessions.Midnight(first);
            }
        }

        return null;
    }

    private static long CountIntraday(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
    {
        long count = 0;
        for (var day = NyseSessions.AtOrAfter(NyseSessions.DateOf(from)); day is { } date; day = NyseSessions.AtOrAfter(date.AddDays(1)))
        {
            var open = NyseSessions.OpenOf(date);
            if (open >= to)
            {
                break;
            }

            var close = NyseSessions.CloseOf(date);
            var first = from > open ? from : open.AddTicks(1);
            count += (open >= from ? 1 : 0) + timeframe.CountBetween(first, to < close ? to : close);
        }

        return count;
    }

    private static long CountPeriods(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
    {
        long count = 0;
        var counted = DateTimeOffset.MinValue;
        for (var day = NyseSessions.AtOrAfter(FirstDateOf(PeriodOf(timeframe, from, nameof(from)))); day is { } date; day = NyseSessions.AtOrAfter(date.AddDays(1)))
        {
            var midnight = NyseSessions.Midnight(date);
            if (midnight >= to)
            {
                break;
            }

            var period = timeframe.Floor(midnight);
            if (period != counted)
            {
                counted = period;
                count += midnight >= from ? 1 : 0;
            }
        }

        return count;
    }

    private static DateTimeOffset PeriodOf(Timeframe timeframe, DateTimeOffset time, string parameter)
    {
        var period = timeframe.Floor(time);
        EnsureInRange(period, parameter);
        return period;
    }

    // The first date whose midnight is in a period; periods such as 36h do not begin at midnight.
    private static DateOnly FirstDateOf(DateTimeOffset period)
    {
        var date = NyseSessions.DateOf(period);
        return NyseSessions.Midnight(date) == period ? date : date.AddDays(1);
    }

    private static void EnsureInRange(DateTimeOffset time, string parameter)
    {
        if (time < NyseSessions.Start || time >= NyseSessions.End)
        {
            throw OutOfRange(time, parameter);
        }
    }

    private static ArgumentOutOfRangeException OutOfRange(DateTimeOffset time, string parameter) => new(
        parameter,
        time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        "Calendar 'nyse' knows the sessions of 1990 to 2099; ask for a bar that lies within them.");
}
