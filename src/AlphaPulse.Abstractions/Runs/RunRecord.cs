namespace AlphaPulse;

/// <summary>One run of the pipeline in the ledger.</summary>
/// <param name="Id">The number of the run in its ledger, from 1.</param>
/// <param name="Kind">What ran, such as <c>pipeline</c>.</param>
/// <param name="Series">The series; <see langword="null"/> where the run ended before it was known.</param>
/// <param name="StartedAt">When it started, UTC.</param>
/// <param name="FinishedAt">When it ended, UTC; <see langword="null"/> while it runs or after a kill.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Message">The error or the decision in words; <see langword="null"/> where there is nothing to say.</param>
/// <param name="Stages">The stages that ended, in order.</param>
public sealed record RunRecord(
    long Id,
    string Kind,
    BarSeriesId? Series,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    RunStatus Status,
    string? Message,
    IReadOnlyList<StageResult> Stages);
