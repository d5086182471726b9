namespace AlphaPulse.Hosting;

/// <summary>A statistic and what it may be at most; <see langword="null"/> where the test is not made, or where it cannot speak.</summary>
internal readonly record struct DriftStatistic(double? Value, double? Threshold)
{
    /// <summary>The statistic as a share of its threshold; an alarm begins above 1.</summary>
    public double? Share => Value / Threshold;
}
