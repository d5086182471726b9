namespace AlphaPulse.Hosting;

/// <summary>What the drift monitor of a run saw in the replay.</summary>
/// <param name="Status"><c>learning</c>, <c>quiet</c>, <c>warning</c> or <c>drift</c> at the end; <c>unwatched</c> where the model has no reference profile.</param>
/// <param name="Warnings">At how many evaluations something was above its limit that was no drift yet.</param>
/// <param name="Alarms">How many drifts began.</param>
/// <param name="FirstAlarm">When the first began, UTC; <see langword="null"/> without one.</param>
/// <param name="FirstAlarmRow">The bar of the replay at which it was noticed, from 1.</param>
/// <param name="Columns">What was above its threshold when it began, the farthest first.</param>
/// <param name="Held">How many signals were held.</param>
public sealed record DriftSummary(
    string Status, long Warnings, int Alarms, DateTimeOffset? FirstAlarm, long? FirstAlarmRow, IReadOnlyList<string> Columns, long Held)
{
    /// <summary>Sums up a replay.</summary>
    /// <param name="replay">The replay.</param>
    /// <returns>The summary.</returns>
    internal static DriftSummary Of(ReplayReport replay)
    {
        var first = replay.Drift?.Alarms.Count > 0 ? replay.Drift.Alarms[0] : null;
        return new DriftSummary(
            replay.Drift is { } drift ? SnakeCase.Of(drift.Status) : "unwatched",
            replay.Drift?.WarningEvaluations ?? 0,
            replay.Drift?.Alarms.Count ?? 0,
            first?.StartedAt,
            first?.StartedRow,
            [.. first?.Features.Select(f => f.Column).Distinct(StringComparer.Ordinal) ?? []],
            replay.Held);
    }
}
