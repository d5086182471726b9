namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>registered-models/create</c> takes.</summary>
internal sealed record CreateModelBody(string Name, string? Description);
