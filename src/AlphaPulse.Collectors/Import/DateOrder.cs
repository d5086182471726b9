namespace AlphaPulse.Collectors;

/// <summary>In which order a date with the year at its end is written, as in 03/04/2024.</summary>
public enum DateOrder
{
    /// <summary>The day first: 03/04/2024 is the third of April.</summary>
    DayFirst = 0,

    /// <summary>The month first: 03/04/2024 is the fourth of March.</summary>
    MonthFirst = 1,
}
