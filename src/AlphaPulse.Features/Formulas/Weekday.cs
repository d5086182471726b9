using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class Weekday(bool cosine) : IFeature
{
    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        // Monday is 0.
        var day = ((int)openTime.UtcDateTime.DayOfWeek + 6) % 7;
        var angle = 2 * Math.PI * day / 7;
        value = cosine ? Math.Cos(angle) : Math.Sin(angle);
        return true;
    }

    public void Reset()
    {
        // Knows nothing but the bar it is shown.
    }
}
