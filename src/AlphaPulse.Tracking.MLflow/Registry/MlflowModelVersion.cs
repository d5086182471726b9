namespace AlphaPulse.Tracking.MLflow;

/// <summary>A version of a registered model on an MLflow server.</summary>
/// <param name="Name">The registered model.</param>
/// <param name="Version">The number of the version, as in <c>3</c>.</param>
/// <param name="Source">Where its files are; <see langword="null"/> where the server does not say.</param>
/// <param name="RunId">The run that it came of; <see langword="null"/> where the server does not say.</param>
/// <param name="Status">Whether it is ready, as in <c>READY</c>; <see langword="null"/> where the server does not say.</param>
public sealed record MlflowModelVersion(string Name, string Version, string? Source, string? RunId, string? Status);
