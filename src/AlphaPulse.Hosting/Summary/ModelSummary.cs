using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>The candidate of a run and what the gate said.</summary>
/// <param name="Version">The version in the registry.</param>
/// <param name="Decision"><c>promoted</c>, <c>refused</c>, or <c>shadow</c> where the gate let it through and it serves in shadow first.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Learner">The learner.</param>
/// <param name="Label">The label.</param>
/// <param name="Trials">How many trials it was the best of.</param>
public sealed record ModelSummary(
    string Version, string Decision, IReadOnlyList<string> Reasons, string Learner, string Label, int Trials)
{
    /// <summary>What the guards measured and say.</summary>
    public IReadOnlyList<GuardResult> Guards { get; init; } = [];
}
