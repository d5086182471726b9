using AlphaPulse.Features;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What <see cref="CandidateGate"/> is asked: which version, judged on which bars.</summary>
/// <param name="Version">The id of the registered version, whatever aliases point at by now.</param>
/// <param name="Features">The feature rows of the series, in the schema of the version.</param>
/// <param name="Holdout">The bars of the holdout, by position in <paramref name="Features"/>, from its beginning or its end.</param>
/// <param name="Calendar">The calendar of the instrument.</param>
/// <param name="Guards">What the guards of the training measured.</param>
public sealed record GateRequest(string Version, FeatureMatrix Features, Range Holdout, ITradingCalendar Calendar, IReadOnlyList<GuardResult> Guards)
{
    /// <summary>Why a holdout may be opened that another candidate has seen; recorded. <see langword="null"/> for no override.</summary>
    public string? HoldoutOverride { get; init; }

    /// <summary>
    /// What the training kept beside the version. With it the costs of the gate have to be those of the training, and the card of the model is
    /// written anew with what the gate saw; <see langword="null"/> where somebody else writes the card, as the report of a run does.
    /// </summary>
    public TrainingEvidence? Evidence { get; init; }
}
