namespace AlphaPulse;

/// <summary>How far a training job has come.</summary>
public enum TrainingJobStatus
{
    /// <summary>It waits for its turn.</summary>
    Queued = 0,

    /// <summary>It runs.</summary>
    Running = 1,

    /// <summary>It came to its end. That a gate refused the model is an end too.</summary>
    Succeeded = 2,

    /// <summary>It ended with an error, or ran longer than it may.</summary>
    Failed = 3,

    /// <summary>It was cancelled, before it began or on its way.</summary>
    Cancelled = 4,
}
