using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What the policies of a model decided at one look.</summary>
/// <param name="Shadow">About the challenger in shadow.</param>
/// <param name="Rollback">About the champion.</param>
/// <param name="Retrain">About the next training.</param>
/// <param name="Trigger">Why a training is due; <see cref="RetrainTrigger.None"/> where it is not.</param>
public sealed record PolicyReport(PolicyResult Shadow, PolicyResult Rollback, PolicyResult Retrain, RetrainTrigger Trigger)
{
    /// <summary>The three, in the order in which they were asked.</summary>
    /// <returns>The results.</returns>
    public IReadOnlyList<PolicyResult> List() => [Shadow, Rollback, Retrain];
}
