using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>A trial with what the guards need of it.</summary>
/// <param name="Trial">What is kept of it.</param>
/// <param name="Plan">What it tried.</param>
/// <param name="Returns">Its net return in each bar before the holdout; 0 where it was not judged.</param>
/// <param name="FirstBar">The first bar that it was judged on, whether it held a position then or not.</param>
/// <param name="Rounds">How many rounds the final model does: the best on the slice to stop on, in the middle of several folds; <see langword="null"/> where the learner does not grow.</param>
/// <param name="Curve">The losses by round on the growing and the stopping samples; <see langword="null"/> where it was judged on folds or does not grow.</param>
internal sealed record TrialRun(Trial Trial, TrialPlan Plan, double[] Returns, int FirstBar, int? Rounds, LearningCurve? Curve);
