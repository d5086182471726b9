using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class AtrRatio(int bars) : IFeature
{
    private readonly Atr<double> _atr = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _atr.Update(in bar, out var range);
        value = range / bar.Close;
        return ready;
    }

    public void Reset() => _atr.Reset();
}
