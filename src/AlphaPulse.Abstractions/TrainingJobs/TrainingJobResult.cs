namespace AlphaPulse;

/// <summary>What came of a training job.</summary>
/// <param name="ModelVersion">The version of the model in the registry; <see langword="null"/> where none came of it.</param>
/// <param name="IsPromoted">Whether the model may serve.</param>
/// <param name="Reasons">Why it may or may not.</param>
public sealed record TrainingJobResult(string? ModelVersion, bool IsPromoted, IReadOnlyList<string> Reasons);
