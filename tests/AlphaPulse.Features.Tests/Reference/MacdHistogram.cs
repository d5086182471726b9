using AlphaPulse.Indicators;

namespace AlphaPulse.Features.Tests;

/// <summary>The histogram of the MACD over the average true range of the slow period, which makes it free of the scale.</summary>
internal sealed class MacdHistogram(int fast, int slow, int signal) : IFeature
{
    private readonly Macd<double> _macd = new(fast, slow, signal);
    private readonly Atr<double> _atr = new(slow);

    public bool Update(in Ohlcv<double> bar, DateTimeOffset openTime, out double value)
    {
        // Both always take the bar in: a short-circuit would leave one of them a bar behind.
        var hasRange = _atr.Update(in bar, out var range);
        _macd.Update(bar.Close, out var macd);
        value = macd.Histogram.GetValueOrDefault() / range;
        return hasRange && range > 0 && macd.Histogram.HasValue;
    }

    public void Reset()
    {
        _macd.Reset();
        _atr.Reset();
    }
}
