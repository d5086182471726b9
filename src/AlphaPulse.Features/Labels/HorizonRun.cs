namespace AlphaPulse.Features;

/// <summary>The label of one bar that depends on the bar at its horizon alone.</summary>
internal sealed class HorizonRun(IHorizonRule rule, Bar start, double scale = 1) : ILabelRun
{
    public LabelState Observe(Bar bar, int barsAhead, out LabelValue value) =>
        rule.TryCompute(start, bar, scale, out value) ? LabelState.Known : LabelState.None;

    /// <summary>The log return between two closes.</summary>
    public static double LogReturn(Bar start, Bar end) => Math.Log((double)end.Close / (double)start.Close);
}
