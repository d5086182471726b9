using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class DayOfMonth(bool cosine) : IFeature
{
    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var angle = 2 * Math.PI * (openTime.UtcDateTime.Day - 1) / DateTime.DaysInMonth(openTime.UtcDateTime.Year, openTime.UtcDateTime.Month);
        value = cosine ? Math.Cos(angle) : Math.Sin(angle);
        return true;
    }

    public void Reset()
    {
        // Knows nothing but the bar it is shown.
    }
}
