using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>An indicator of whole bars that is free of the scale already, over a constant and minus another.</summary>
internal sealed class BarIndicatorRatio(IIndicator<Ohlcv<double>, double> indicator, double unit, double shift = 0) : IFeature
{
    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = indicator.Update(in bar, out var raw);
        value = raw / unit - shift;
        return ready;
    }

    public void Reset() => indicator.Reset();
}
