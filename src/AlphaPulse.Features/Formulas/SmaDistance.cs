using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

internal sealed class SmaDistance(int bars) : IFeature
{
    private readonly Sma<double> _average = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _average.Update(bar.Close, out var average);
        value = bar.Close / average - 1;
        return ready;
    }

    public void Reset() => _average.Reset();
}
