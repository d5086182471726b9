namespace AlphaPulse;

/// <summary>A training job as it was at one moment.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Id">Its id.</param>
/// <param name="Request">What it was asked for.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="SubmittedAt">When it was handed in, UTC.</param>
public sealed record TrainingJob(string Id, TrainingJobRequest Request, TrainingJobStatus Status, DateTimeOffset SubmittedAt)
{
    /// <summary>When it began to run, UTC; <see langword="null"/> where it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC; <see langword="null"/> where it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How far it has come; <see langword="null"/> where it has not said yet. That of an ended job is the last one.</summary>
    public TrainingJobProgress? Progress { get; init; }

    /// <summary>Whether somebody asked for its end.</summary>
    public bool IsCancellationRequested { get; init; }

    /// <summary>What came of it; <see langword="null"/> where it did not succeed.</summary>
    public TrainingJobResult? Result { get; init; }

    /// <summary>Why it failed or was cancelled; <see langword="null"/> otherwise.</summary>
    public string? FailureReason { get; init; }
}
