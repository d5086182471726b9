namespace AlphaPulse.Hosting;

/// <summary>How far the distribution of a feature in the replay lies from the training's.</summary>
internal sealed record DriftFeature(string Name, double? Psi, double? KolmogorovSmirnov, double? PValue);
