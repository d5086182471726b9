namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>runs/create</c> answers.</summary>
internal sealed record RunAnswer(RunForm? Run);
