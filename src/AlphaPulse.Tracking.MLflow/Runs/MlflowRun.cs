namespace AlphaPulse.Tracking.MLflow;

/// <summary>A run on an MLflow server.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ArtifactUri">Where its artifacts are kept, as in <c>mlflow-artifacts:/1/…/artifacts</c>.</param>
public sealed record MlflowRun(string Id, string ArtifactUri);
