namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>registered-models/alias</c> takes; to delete one, without a version.</summary>
internal sealed record AliasBody(string Name, string Alias, string? Version);
