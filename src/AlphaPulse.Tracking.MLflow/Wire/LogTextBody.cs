namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>runs/log-parameter</c> and <c>runs/set-tag</c> take.</summary>
internal sealed record LogTextBody(string RunId, string Key, string Value);
