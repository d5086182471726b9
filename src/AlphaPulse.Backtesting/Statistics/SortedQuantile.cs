namespace AlphaPulse.Backtesting;

/// <summary>Quantiles of sorted values by linear interpolation (type 7 of Hyndman and Fan, 1996).</summary>
internal static class SortedQuantile
{
    internal static double Of(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
