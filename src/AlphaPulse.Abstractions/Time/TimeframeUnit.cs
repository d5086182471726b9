namespace AlphaPulse;

/// <summary>The unit of a <see cref="Timeframe"/>.</summary>
public enum TimeframeUnit
{
    /// <summary>No unit: that of <c>default(Timeframe)</c>.</summary>
    None = 0,

    /// <summary>Seconds, written <c>s</c>.</summary>
    Second = 1,

    /// <summary>Minutes, written <c>m</c>.</summary>
    Minute = 2,

    /// <summary>Hours, written <c>h</c>.</summary>
    Hour = 3,

    /// <summary>UTC days, written <c>d</c>.</summary>
    Day = 4,

    /// <summary>Weeks that begin on Monday 00:00 UTC, written <c>w</c>.</summary>
    Week = 5,

    /// <summary>Calendar months, written <c>mo</c>.</summary>
    Month = 6,
}
