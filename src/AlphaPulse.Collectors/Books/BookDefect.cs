namespace AlphaPulse.Collectors;

/// <summary>Why an order book cannot be trusted.</summary>
public enum BookDefect
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>An update is missing between two.</summary>
    MissingUpdate = 1,

    /// <summary>The snapshot is older than the updates that are kept; a newer one is needed, and the updates stay.</summary>
    SnapshotTooOld = 2,

    /// <summary>The venue's checksum is another one.</summary>
    WrongChecksum = 3,

    /// <summary>The best bid is at or over the best ask: an update was lost that the venue does not number.</summary>
    Crossed = 4,

    /// <summary>Too many updates came while the book waited for its snapshot.</summary>
    TooManyWaiting = 5,

    /// <summary>An update lacks the ids that the venue's rule needs, or has a level that none can be.</summary>
    BadUpdate = 6,

    /// <summary>The connection that it came on is gone.</summary>
    Disconnected = 7,
}
