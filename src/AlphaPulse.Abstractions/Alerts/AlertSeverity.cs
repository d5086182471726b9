namespace AlphaPulse;

/// <summary>How much an alert matters.</summary>
public enum AlertSeverity
{
    /// <summary>Something happened that is worth knowing; nothing is wrong.</summary>
    Information = 0,

    /// <summary>Something is not as it should be, and work goes on.</summary>
    Warning = 1,

    /// <summary>Work stopped or must not be relied on.</summary>
    Critical = 2,
}
