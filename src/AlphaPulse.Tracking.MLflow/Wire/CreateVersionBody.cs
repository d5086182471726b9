namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>model-versions/create</c> takes.</summary>
internal sealed record CreateVersionBody(string Name, string Source, string? RunId, string? Description, IReadOnlyList<KeyAndValue> Tags);
