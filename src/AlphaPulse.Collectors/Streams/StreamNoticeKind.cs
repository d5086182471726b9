namespace AlphaPulse.Collectors;

/// <summary>What a message of a stream says that is no market data.</summary>
public enum StreamNoticeKind
{
    /// <summary>The connection is alive: a heartbeat, an answer to a ping, a status.</summary>
    Alive = 0,

    /// <summary>The venue confirms a subscription.</summary>
    Subscribed = 1,

    /// <summary>The venue refuses something; the text says what.</summary>
    Error = 2,

    /// <summary>The venue asks its clients to connect anew.</summary>
    Reconnect = 3,

    /// <summary>The venue numbers its messages and one is missing; which instrument it was of cannot be told.</summary>
    Missed = 4,
}
