namespace AlphaPulse.Training;

/// <summary>How long a promoted challenger runs beside the champion before it takes over, and what it must not do in that time.</summary>
public sealed class ShadowOptions
{
    /// <summary>The least number of settled signals with a side of the challenger; those that overlap count as one.</summary>
    /// <value>Default 30; at least 1.</value>
    public int MinimumSignals { get; set; } = 30;

    /// <summary>The least time from its first signal to the last settled one.</summary>
    /// <value>Default 7 days; at least zero.</value>
    public TimeSpan MinimumSpan { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The greatest one-sided p-value at which the challenger counts as worse than the champion on the same bars, or as losing money; where both are tested, each has half of it.</summary>
    /// <value>Default 0.05; above 0, at most 0.5.</value>
    public double MaximumPValue { get; set; } = 0.05;
}
