using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The lower wick minus the upper wick, over the range.</summary>
internal sealed class WickBalance(int bars) : MeanOfRangeShare(bars)
{
    protected override double Part(in Ohlcv<double> bar) =>
        Math.Min(bar.Open, bar.Close) - bar.Low - (bar.High - Math.Max(bar.Open, bar.Close));
}
