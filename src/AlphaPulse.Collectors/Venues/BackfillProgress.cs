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

    /// <summary>Why the run waits, in the words of the refusal; <see langword="null"/> where it does not.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>How long the limits of the venue make the rest take at least; <see langword="null"/> where nothing is known of them.</summary>
    public TimeSpan? Limited { get; init; }

    /// <summary>
    /// How long the rest takes: at the pace so far, or as the limits of the venue allow, whichever is longer. <see langword="null"/> where
    /// neither is known.
    /// </summary>
    public TimeSpan? Remaining
    {
        get
        {
            TimeSpan? pace = Done > 0 ? Elapsed * ((double)Math.Max(0, Planned - Done) / Done) : null;
            return pace is { } paced && !(Limited > paced) ? paced : Limited;
        }
    }
}
