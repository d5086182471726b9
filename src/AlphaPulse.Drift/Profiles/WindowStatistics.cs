namespace AlphaPulse.Drift;

/// <summary>The statistics of one window, the same for calibration and monitoring.</summary>
internal static class WindowStatistics
{
    /// <summary>Whether enough of a window is there to judge its distribution: half of it.</summary>
    internal static bool IsEnough(int finite, int window) => finite * 2 >= window;

    internal static double Index(ReadOnlySpan<double> sorted, double[] edges, double[] shares, double[] current)
    {
        QuantileBins.Shares(sorted, edges, current);
        return QuantileBins.Index(shares, current);
    }
}
