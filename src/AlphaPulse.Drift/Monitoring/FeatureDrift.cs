namespace AlphaPulse.Drift;

/// <summary>One test of one column that is above its threshold.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Test">The test.</param>
/// <param name="Statistic">Its value at the last evaluation.</param>
/// <param name="Threshold">The threshold that the profile learned for it.</param>
/// <param name="FirstSeen">The time of the first row of an evaluation, without a break since, that was above the threshold.</param>
public sealed record FeatureDrift(string Column, DriftTest Test, double Statistic, double Threshold, DateTimeOffset FirstSeen)
{
    /// <summary>The statistic as a multiple of its threshold.</summary>
    public double Ratio => Statistic / Threshold;
}
