namespace AlphaPulse.Models;

/// <summary>What a training of boosted trees gives.</summary>
/// <param name="Model">The model of the best round, or of the last where nothing decided which is best.</param>
/// <param name="Rounds">How many rounds were done.</param>
/// <param name="BestRound">How many of them are in the model.</param>
/// <param name="Curves">For every set that was watched, and for the training rows, the weighted mean loss by the number of rounds; number 0 is before the first.</param>
public sealed record BoostingResult(TreeEnsembleModel Model, int Rounds, int BestRound, IReadOnlyDictionary<string, IReadOnlyList<double>> Curves);
