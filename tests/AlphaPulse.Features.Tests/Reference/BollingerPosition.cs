using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class BollingerPosition(int bars, int width) : IFeature
{
    private readonly BollingerBands<double> _bands = new(bars, width);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _bands.Update(bar.Close, out var bands);
        var distance = bands.Upper - bands.Lower;
        value = (bar.Close - bands.Lower) / distance;
        return ready && distance > 0;
    }

    public void Reset() => _bands.Reset();
}
