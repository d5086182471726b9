namespace AlphaPulse.Hosting;

/// <summary>How the loss fell while the model was fitted.</summary>
internal sealed record LearningCurveSection(string Metric, IReadOnlyList<LearningCurvePoint> Points, int? BestRound);
