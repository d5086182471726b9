using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class ScaledRsi(int bars) : IFeature
{
    private readonly Rsi<double> _rsi = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _rsi.Update(bar.Close, out var rsi);
        value = rsi / 50 - 1;
        return ready;
    }

    public void Reset() => _rsi.Reset();
}
