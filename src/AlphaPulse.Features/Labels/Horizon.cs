namespace AlphaPulse.Features;

/// <summary>The one place that says where a horizon ends. Labels and the settlement of signals both ask it.</summary>
public static class Horizon
{
    /// <summary>The open time of the bar at which a horizon ends.</summary>
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
        for (var i = 0; i < bars; i++)
        {
            time = calendar.NextOpen(timeframe, time);
        }

        return time;
    }
}
