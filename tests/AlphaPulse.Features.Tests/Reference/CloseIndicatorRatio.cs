using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>An indicator of the close that is free of the scale already, over a constant.</summary>
internal sealed class CloseIndicatorRatio(IIndicator<double, double> indicator, double unit = 1) : IFeature
{
    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = indicator.Update(bar.Close, out var raw);
        value = raw / unit;
        return ready;
    }

    public void Reset() => indicator.Reset();
}
