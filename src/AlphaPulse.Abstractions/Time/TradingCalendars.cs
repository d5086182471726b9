namespace AlphaPulse;

/// <summary>The calendars that AlphaPulse knows, by name.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class TradingCalendars
{
    /// <summary>Every calendar: <c>always</c> and <c>nyse</c>.</summary>
    public static IReadOnlyList<ITradingCalendar> All { get; } = [AlwaysOpenCalendar.Instance, NyseCalendar.Instance];

    /// <summary>Finds a calendar.</summary>
    /// <param name="name">Its <see cref="ITradingCalendar.Name"/>, in any case.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="ArgumentException">No calendar has that name; the message lists those that exist.</exception>
    public static ITradingCalendar Get(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        foreach (var calendar in All)
        {
            if (string.Equals(calendar.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return calendar;
            }
        }

        throw new ArgumentException($"There is no calendar '{name}'; choose one of: {string.Join(", ", All.Select(c => c.Name))}.", nameof(name));
    }
}
