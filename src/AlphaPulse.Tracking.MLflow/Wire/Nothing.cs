namespace AlphaPulse.Tracking.MLflow;

/// <summary>An answer of which nothing is read.</summary>
internal sealed record Nothing;
