namespace AlphaPulse;

/// <summary>How far a run has come.</summary>
public enum ExperimentRunStatus
{
    /// <summary>It goes on.</summary>
    Running = 0,

    /// <summary>It came to its end.</summary>
    Finished = 1,

    /// <summary>It ended with an error.</summary>
    Failed = 2,

    /// <summary>It was ended from outside: cancelled, or its process was killed, which is found when the run is read.</summary>
    Killed = 3,
}
