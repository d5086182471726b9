namespace AlphaPulse.Collectors;

/// <summary>The ranges of <see cref="BarAuditOptions"/>.</summary>
internal static class BarAuditOptionsRules
{
    public static void Check(BarAuditOptions options)
    {
        ImportOptionsRules.Check(options.Reading);
        (bool IsKept, object? Value, string Rule)[] rules =
        [
            (options.Tick is null or > 0, options.Tick, "Tick must be positive"),
            (options.Step is null or > 0, options.Step, "Step must be positive"),
            (options.InterpolatedBars >= 2, options.InterpolatedBars, "InterpolatedBars must be at least 2"),
            (options.FlatBars >= 2, options.FlatBars, "FlatBars must be at least 2"),
            (options.StaleVolumeBars >= 2, options.StaleVolumeBars, "StaleVolumeBars must be at least 2"),
            (options.DeadBars >= 2, options.DeadBars, "DeadBars must be at least 2"),
            (options.ReuseHalt > TimeSpan.Zero, options.ReuseHalt, "ReuseHalt must be positive"),
            (options.ReuseRatio is > 1 and <= 1_000_000, options.ReuseRatio, "ReuseRatio must be above 1 and at most 1,000,000"),
            (options.SplitTolerance is > 0 and <= 0.2m, options.SplitTolerance, "SplitTolerance must be above 0 and at most 0.2"),
            (options.MaximumFindings >= 1, options.MaximumFindings, "MaximumFindings must be at least 1"),
        ];
        foreach (var (isKept, value, rule) in rules)
        {
            if (!isKept)
            {
                throw new ArgumentOutOfRangeException(nameof(options), value, $"BarAuditOptions.{rule}.");
            }
        }
    }
}
