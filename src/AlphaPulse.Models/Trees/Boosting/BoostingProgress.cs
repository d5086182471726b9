namespace AlphaPulse.Models;

/// <summary>How far a training is.</summary>
/// <param name="Round">How many rounds are done.</param>
/// <param name="Rounds">How many rounds there are at most.</param>
/// <param name="Losses">The weighted mean loss of every set that is watched after this round, by name.</param>
public sealed record BoostingProgress(int Round, int Rounds, IReadOnlyDictionary<string, double> Losses);
