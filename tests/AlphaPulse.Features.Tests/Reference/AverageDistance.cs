using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>The close over one of its averages, minus 1.</summary>
internal sealed class AverageDistance(IIndicator<double, double> average) : IFeature
{
    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        var ready = average.Update(bar.Close, out var level);
        value = bar.Close / level - 1;
        return ready;
    }

    public void Reset() => average.Reset();
}
