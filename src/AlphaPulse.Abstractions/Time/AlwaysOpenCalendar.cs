namespace AlphaPulse;

/// <summary>The calendar of markets that never close, such as crypto venues: every grid time has a bar.</summary>
public sealed class AlwaysOpenCalendar : ITradingCalendar
{
    private AlwaysOpenCalendar()
    {
    }

    /// <summary>The calendar.</summary>
    public static AlwaysOpenCalendar Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "always";

    /// <inheritdoc/>
    public bool IsExpected(Timeframe timeframe, DateTimeOffset openTime) => timeframe.IsOnGrid(openTime);

    /// <inheritdoc/>
    public DateTimeOffset NextOpen(Timeframe timeframe, DateTimeOffset openTime) =>
        timeframe.Add(timeframe.Floor(openTime), 1);

    /// <inheritdoc/>
    public DateTimeOffset CloseOf(Timeframe timeframe, DateTimeOffset openTime) => timeframe.Add(openTime, 1);

    /// <inheritdoc/>
    public long CountExpected(Timeframe timeframe, DateTimeOffset from, DateTimeOffset to) =>
        timeframe.CountBetween(from, to);
}
