using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>A learner with the label that it is to predict.</summary>
/// <param name="Learner">The learner with its options.</param>
/// <param name="Label">The label; its task must be the learner's.</param>
public sealed record Candidate(ILearner Learner, ILabel Label);
