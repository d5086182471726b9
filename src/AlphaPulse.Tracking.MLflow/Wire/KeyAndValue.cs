namespace AlphaPulse.Tracking.MLflow;

/// <summary>A parameter or a tag.</summary>
internal sealed record KeyAndValue(string Key, string Value);
