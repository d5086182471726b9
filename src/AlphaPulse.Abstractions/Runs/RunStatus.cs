namespace AlphaPulse;

/// <summary>How a run of the pipeline stands.</summary>
public enum RunStatus
{
    /// <summary>Started and not ended. After a kill a run stays here: the next run can tell.</summary>
    Running = 0,

    /// <summary>Ended as it should.</summary>
    Completed = 1,

    /// <summary>Ended by an error.</summary>
    Failed = 2,

    /// <summary>Ended because it was asked to.</summary>
    Cancelled = 3,
}
