namespace AlphaPulse.Hosting;

/// <summary>A group of holdout samples of near scores: what was predicted and what came. Probabilities are fractions, returns basis points.</summary>
/// <param name="Predicted">The mean score.</param>
/// <param name="Realised">The share that rose, or the mean log return.</param>
/// <param name="Low">The lower end of the two-sided 90 % interval of that.</param>
/// <param name="High">The upper end of it.</param>
/// <param name="Samples">How many samples there are; they overlap, which the interval allows for.</param>
public sealed record ModelCardCalibration(double Predicted, double Realised, double Low, double High, int Samples);
