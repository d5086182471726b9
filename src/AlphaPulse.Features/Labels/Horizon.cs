namespace AlphaPulse.Features;

/// <summary>The one place that says where a horizon ends. Labels and the settlement of signals agree on it.</summary>
public static class Horizon
{
    private const int Near = 16;

    /// <summary>The open time of the bar at which a horizon ends.</summary>
    /// <remarks>Far horizons are found by counting spans, in about as many steps as the number of bars has binary digits.</remarks>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="timeframe">The timeframe.</param>
    /// <param name="barTime">The open time of the bar that the horizon counts from, UTC.</param>
    /// <param name="bars">How many expected bars later; at least 1.</param>
    /// <returns>The open time, UTC.</returns>
    public static DateTimeOffset Of(ITradingCalendar calendar, Timeframe timeframe, DateTimeOffset barTime, int bars)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);
        var time = barTime;
        long left = bars;
        var share = 2;
        while (left > Near)
        {
            // A part of the time that the rest takes where every bar is traded, so that the end is not passed.
            var to = time + timeframe.Duration * (left / share);
            var passed = calendar.CountExpected(timeframe, time.AddTicks(1), to.AddTicks(1));
            if (passed < left)
            {
                (time, left) = (to, left - passed);
            }
            else
            {
                // More bars than the timeframe has room for; no calendar here does that, but another one might.
                share = checked(share * 2);
            }

            if (left / share == 0)
            {
                break;
            }
        }

        for (; left > 0; left--)
        {
            time = calendar.NextOpen(timeframe, time);
        }

        return time;
    }
}
