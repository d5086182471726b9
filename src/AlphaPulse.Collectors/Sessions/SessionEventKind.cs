namespace AlphaPulse.Collectors;

/// <summary>What happened on a recorded connection.</summary>
public enum SessionEventKind
{
    /// <summary>The connection was opened.</summary>
    Open = 0,

    /// <summary>We sent a message.</summary>
    Sent = 1,

    /// <summary>We received a message.</summary>
    Received = 2,

    /// <summary>The connection ended.</summary>
    Closed = 3,
}
