namespace AlphaPulse.Training;

/// <summary>What a trial came to on one fold.</summary>
/// <param name="FirstBar">The position of the bar that the first return ends in.</param>
/// <param name="Returns">The net returns, one a bar.</param>
/// <param name="Trades">How many positions it took.</param>
/// <param name="BestRound">How many rounds were best on the slice that a growing learner stopped on; <see langword="null"/> for others.</param>
/// <param name="Failure">Why there is no model; <see langword="null"/> where there is one.</param>
internal sealed record FoldOutcome(int FirstBar, double[] Returns, int Trades, int? BestRound, string? Failure);
