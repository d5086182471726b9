namespace AlphaPulse.Cli.Explain;

/// <summary>What <c>explain --signal --json</c> prints.</summary>
internal sealed record SignalExplanationResult(string Signal, double Sum, double ExpectedValue, IReadOnlyList<SignalContributionEntry> Contributions, double Remainder);
