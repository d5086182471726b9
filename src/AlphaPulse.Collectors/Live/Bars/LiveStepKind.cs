namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="BarSequencer"/> decides.</summary>
internal enum LiveStepKind
{
    /// <summary>A closed bar in its turn.</summary>
    Closed = 0,

    /// <summary>Another version of a bar that was delivered.</summary>
    Revision = 1,

    /// <summary>A version that the stream sent and the venue's answer has replaced before it was delivered: stored, not delivered.</summary>
    Superseded = 2,

    /// <summary>A bar that forms.</summary>
    Provisional = 3,

    /// <summary>Bars that the series goes on without.</summary>
    Missing = 4,

    /// <summary>A closed bar that came again.</summary>
    Repeated = 5,

    /// <summary>A late version of the stream that differs from what the venue answered, which stays.</summary>
    Contradicted = 6,
}
