namespace AlphaPulse.Models;

/// <summary>A model of several classes with the record of its making: what a file holds. There is no signal rule, as there is no single score.</summary>
/// <param name="Model">The model.</param>
/// <param name="Manifest">The record of its making.</param>
public sealed record MulticlassModelArtifact(IMulticlassModel Model, ModelManifest Manifest);
