using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class Weekday(bool cosine) : IFeature
{
    private static readonly double[] Cosines = [.. Enumerable.Range(0, 7).Select(day => Math.Cos(2 * Math.PI * day / 7))];
    private static readonly double[] Sines = [.. Enumerable.Range(0, 7).Select(day => Math.Sin(2 * Math.PI * day / 7))];

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        // Monday is 0.
        var day = ((int)openTime.UtcDateTime.DayOfWeek + 6) % 7;
        value = cosine ? Cosines[day] : Sines[day];
        return true;
    }

    public void Reset()
    {
        // Knows nothing but the bar it is shown.
    }
}
