namespace AlphaPulse.Models;

/// <summary>What a training that was stopped on a slice gives.</summary>
/// <param name="Model">The model of the best round.</param>
/// <param name="Curve">The loss in every round.</param>
public sealed record ValidatedFit(IModel Model, LearningCurve Curve);
