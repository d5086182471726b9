namespace AlphaPulse.Features;

/// <summary>Waits for the first touch of a barrier.</summary>
internal sealed class BarrierRun(Bar start, int horizonBars, double upper, double lower, bool isShort, BarrierTouch touch, BarrierTimeout timeout) : ILabelRun
{
    public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
    {
        var isHighLow = touch == BarrierTouch.HighLow;
        var close = (double)bar.Close;
        var above = (isHighLow ? (double)bar.High : close) >= upper;
        var below = (isHighLow ? (double)bar.Low : close) <= lower;
        if (above || below)
        {
            // A bar that touches both counts as a loss of the side.
            var isUpper = above && (!below || isShort);

            // Where a bar opens beyond the barrier, the barrier itself was never traded: the open is the first price that there was.
            var barrier = isUpper ? upper : lower;
            var open = (double)bar.Open;
            var isBeyond = isUpper ? open >= barrier : open <= barrier;
            var exit = !isHighLow ? close : isBeyond ? open : barrier;
            value = new LabelValue(isUpper ? 1 : 0, Math.Log(exit / (double)start.Close))
            {
                // The digits that a double loses must not carry the price out of its bar.
                ExitPrice = !isHighLow ? null : isBeyond ? bar.Open : Math.Clamp((decimal)barrier, bar.Low, bar.High),
            };
            return LabelState.Known;
        }

        value = default;
        return barsAhead < horizonBars ? LabelState.Open : TimeOut(bar, out value);
    }

    private LabelState TimeOut(Bar bar, out LabelValue value)
    {
        var logReturn = HorizonRun.LogReturn(start, bar);
        var comparison = bar.Close.CompareTo(start.Close);
        value = new LabelValue(timeout == BarrierTimeout.Sign && comparison > 0 ? 1 : 0, logReturn);
        return timeout == BarrierTimeout.NoLabel || (timeout == BarrierTimeout.Sign && comparison == 0) ? LabelState.None : LabelState.Known;
    }
}
