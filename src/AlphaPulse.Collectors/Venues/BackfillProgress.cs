namespace AlphaPulse.Collectors;

/// <summary>How far a backfill is.</summary>
/// <param name="Rows">Rows that the venue sent so far.</param>
/// <param name="Done">Expected bars that the venue has answered for.</param>
/// <param name="Planned">Expected bars that this run asks for, second tries of new gaps not counted.</param>
/// <param name="Elapsed">The time since the first request for bars.</param>
public readonly record struct BackfillProgress(long Rows, long Done, long Planned, TimeSpan Elapsed)
{
    /// <summary>Until when the venue asked to be left alone, UTC by the clock of this machine: the run waits; <see langword="null"/> where it does not.</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>How long the rest takes at the pace so far; <see langword="null"/> before the first answer.</summary>
    public TimeSpan? Remaining => Done > 0 ? Elapsed * ((double)Math.Max(0, Planned - Done) / Done) : null;
}
