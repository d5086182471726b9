namespace AlphaPulse.Backtesting;

/// <summary>How much choosing the best of several trials tells about the future.</summary>
/// <param name="Probability">The probability of backtest overfitting: the share of splits where the best trial was in the lower half afterwards. About 0.5 for trials without skill.</param>
/// <param name="ProbabilityOfLoss">The share of splits where the best trial had a ratio below 0 afterwards.</param>
/// <param name="Slope">How the ratio afterwards changes with the ratio before (least squares over the splits); <see langword="null"/> where the latter does not vary.</param>
/// <param name="Intercept">The ratio afterwards for one of 0 before; <see langword="null"/> where there is no slope.</param>
/// <param name="RSquared">The share of the variance afterwards that this explains; <see langword="null"/> where one of them does not vary.</param>
/// <param name="Splits">Every split, by the positions of the chosen blocks in lexicographic order.</param>
public sealed record OverfittingResult(
    double Probability, double ProbabilityOfLoss, double? Slope, double? Intercept, double? RSquared, IReadOnlyList<OverfittingSplit> Splits);
