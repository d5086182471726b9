using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class DirectionalDifference(int bars) : IFeature
{
    private readonly DirectionalIndicator<double> _directional = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = _directional.Update(in bar, out var movement);
        value = (movement.Plus - movement.Minus) / 100;
        return ready;
    }

    public void Reset() => _directional.Reset();
}
