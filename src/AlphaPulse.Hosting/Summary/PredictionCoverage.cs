namespace AlphaPulse.Hosting;

/// <summary>How often what came in the replay was what the model held possible.</summary>
/// <param name="Nominal">How often it is to be, from 0 to 1.</param>
/// <param name="Measured">How often it was, from 0 to 1.</param>
/// <param name="Signals">Of how many signals: those with a prediction whose label has ended.</param>
/// <param name="AbstainShare">The share of them whose prediction decides for no side, from 0 to 1.</param>
/// <param name="IsSet">Whether the predictions are sets of a classifier, or intervals of a regression.</param>
public sealed record PredictionCoverage(double Nominal, double Measured, long Signals, double AbstainShare, bool IsSet);
