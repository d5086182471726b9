namespace AlphaPulse.Cli.Explain;

/// <summary>What one feature added.</summary>
internal sealed record SignalContributionEntry(string Feature, double Amount);
