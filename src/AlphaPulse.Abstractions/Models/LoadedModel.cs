namespace AlphaPulse;

/// <summary>A version that was read from the registry and passed every check.</summary>
/// <param name="Version">The version.</param>
/// <param name="Artifact">What it holds.</param>
public sealed record LoadedModel(ModelVersion Version, ModelArtifact Artifact);
