namespace AlphaPulse.Hosting;

/// <summary>
/// How the loss fell while it was found out how many rounds to take: on the part of training that trees grew on, and on the last slice of
/// training, which says when to stop. The served model is another fit, with as many rounds.
/// </summary>
internal sealed record LearningCurveSection(string Metric, IReadOnlyList<LearningCurvePoint> Points, int? BestRound);
