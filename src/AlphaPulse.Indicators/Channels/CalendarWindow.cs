namespace AlphaPulse.Indicators;

/// <summary>A part of the calendar, UTC.</summary>
public enum CalendarWindow
{
    /// <summary>From the first of the month.</summary>
    Month = 0,

    /// <summary>From Monday.</summary>
    Week = 1,

    /// <summary>From midnight.</summary>
    Day = 2,
}
