namespace AlphaPulse.Hosting;

/// <summary>The losses after one round of boosting.</summary>
internal sealed record LearningCurvePoint(int Round, double TrainingLoss, double? ValidationLoss);
