using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

internal sealed class VolumeZScore(int bars) : IFeature
{
    private readonly Sma<double> _mean = new(bars);
    private readonly StandardDeviation<double> _deviation = new(bars);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        // Both always take the bar in: a short-circuit would leave one of them a bar behind.
        var hasMean = _mean.Update(bar.Volume, out var mean);
        var hasDeviation = _deviation.Update(bar.Volume, out var deviation);
        value = (bar.Volume - mean) / deviation;
        return hasMean && hasDeviation && deviation > 0;
    }

    public void Reset()
    {
        _mean.Reset();
        _deviation.Reset();
    }
}
