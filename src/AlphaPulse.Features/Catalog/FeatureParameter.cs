namespace AlphaPulse.Features;

/// <summary>A parameter of a feature: a whole number.</summary>
/// <param name="Name">The name.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
public sealed record FeatureParameter(string Name, int Minimum, int Maximum);
