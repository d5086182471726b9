using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class HourOfDay(bool cosine) : IFeature
{
    // Most bars open at a whole minute: each minute of the day is computed once.
    private readonly double[] _minutes = Empty();

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ticks = openTime.UtcTicks % TimeSpan.TicksPerDay;
        var minute = (int)(ticks / TimeSpan.TicksPerMinute);
        if (minute * TimeSpan.TicksPerMinute != ticks)
        {
            value = At(ticks);
            return true;
        }

        value = _minutes[minute];
        if (double.IsNaN(value))
        {
            value = At(ticks);
            _minutes[minute] = value;
        }

        return true;
    }

    public void Reset()
    {
        // Knows nothing but the bar it is shown.
    }

    private double At(long ticks)
    {
        var angle = 2 * Math.PI * ticks / TimeSpan.TicksPerDay;
        return cosine ? Math.Cos(angle) : Math.Sin(angle);
    }

    private static double[] Empty()
    {
        var minutes = new double[24 * 60];
        Array.Fill(minutes, double.NaN);
        return minutes;
    }
}
