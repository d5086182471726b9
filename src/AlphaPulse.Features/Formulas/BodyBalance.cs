using AlphaPulse.Indicators;

namespace AlphaPulse.Features;

/// <summary>The close minus the open, over the range.</summary>
internal sealed class BodyBalance(int bars) : MeanOfRangeShare(bars)
{
    protected override double Part(in Ohlcv<double> bar) => bar.Close - bar.Open;
}
