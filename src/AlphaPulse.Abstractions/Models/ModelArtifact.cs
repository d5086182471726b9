namespace AlphaPulse;

/// <summary>A model with the rule that turns its scores into sides and the record of its making: what is registered and served as one.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Manifest">The record of its making.</param>
public sealed record ModelArtifact(IModel Model, SignalRule Rule, ModelManifest Manifest);
