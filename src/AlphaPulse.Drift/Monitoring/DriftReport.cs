namespace AlphaPulse.Drift;

/// <summary>What a monitor saw from its first row to its last.</summary>
/// <param name="Rows">How many rows it observed.</param>
/// <param name="Evaluations">How many evaluations it made.</param>
/// <param name="WarningEvaluations">How many evaluations found something above its threshold that was no drift yet.</param>
/// <param name="HeldRows">How many rows signals were held at.</param>
/// <param name="Status">What the last evaluation found.</param>
/// <param name="Alarms">The drifts, oldest first.</param>
public sealed record DriftReport(
    long Rows, long Evaluations, long WarningEvaluations, long HeldRows, DriftStatus Status, IReadOnlyList<DriftAlarm> Alarms)
{
    /// <summary>The cuts of the series, each of which the window began anew at; oldest first.</summary>
    public IReadOnlyList<SeriesCut> Cuts { get; init; } = [];
}
