namespace AlphaPulse.Simulation;

/// <summary>How much livelier than usual a market is by the hour of the day and the day of the week, UTC.</summary>
/// <remarks>
/// The busiest hour is 14:00 and the quietest 02:00, as in hourly bars of the large coins; weekends are quieter. Over a week the
/// mean square of the factors is 1, so that seasons change no long-run variance. Bars of a day or more have no hour.
/// </remarks>
internal sealed class MarketSeason
{
    private const double HourSwing = 0.22;
    private const double WeekendFactor = 0.78;
    private const double PeakHour = 14.5;
    private readonly bool _hasHours;
    private readonly double _scale;

    public MarketSeason(Timeframe timeframe)
    {
        _hasHours = timeframe.Duration < TimeSpan.FromDays(1);
        var monday = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        _scale = 1 / Math.Sqrt(Enumerable.Range(0, 168).Average(hour => Math.Pow(Raw(monday.AddHours(hour)), 2)));
    }

    /// <summary>The factor of returns of a bar that opens at a time.</summary>
    public double At(DateTimeOffset openTime) => Raw(openTime) * _scale;

    private double Raw(DateTimeOffset time)
    {
        var day = time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WeekendFactor : 1;
        return _hasHours ? day * Math.Exp(HourSwing * Math.Cos(2 * Math.PI * (time.TimeOfDay.TotalHours - PeakHour) / 24)) : day;
    }
}
