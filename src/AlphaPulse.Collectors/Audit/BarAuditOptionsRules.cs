namespace AlphaPulse.Collectors;

/// <summary>The ranges of <see cref="BarAuditOptions"/>.</summary>
internal static class BarAuditOptionsRules
{
    public static void Check(BarAuditOptions options)
    {
        ImportOptionsRules.Check(options.Reading);
        Require(options.Tick is null or > 0, options.Tick, "Tick must be positive");
        Require(options.Step is null or > 0, options.Step, "Step must be positive");
        Require(options.InterpolatedBars >= 2, options.InterpolatedBars, "InterpolatedBars must be at least 2");
        Require(options.FlatBars >= 2, options.FlatBars, "FlatBars must be at least 2");
        Require(options.StaleVolumeBars >= 2, options.StaleVolumeBars, "StaleVolumeBars must be at least 2");
        Require(options.DeadBars >= 2, options.DeadBars, "DeadBars must be at least 2");
        Require(options.ReuseHalt > TimeSpan.Zero, options.ReuseHalt, "ReuseHalt must be positive");
        Require(options.ReuseRatio > 1, options.ReuseRatio, "ReuseRatio must be above 1");
        Require(options.SplitTolerance is > 0 and <= 0.2m, options.SplitTolerance, "SplitTolerance must be above 0 and at most 0.2");
        Require(options.MaximumFindings >= 1, options.MaximumFindings, "MaximumFindings must be at least 1");
    }

    private static void Require(bool isKept, object? value, string rule)
    {
        if (!isKept)
        {
            throw new ArgumentOutOfRangeException("options", value, $"BarAuditOptions.{rule}.");
        }
    }
}
