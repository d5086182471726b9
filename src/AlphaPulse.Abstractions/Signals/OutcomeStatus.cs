namespace AlphaPulse;

/// <summary>How far the settlement of a signal has come.</summary>
public enum OutcomeStatus
{
    /// <summary>Its horizon has not closed yet.</summary>
    Open = 0,

    /// <summary>Settled at the close of its horizon.</summary>
    Settled = 1,

    /// <summary>A bar that was needed to enter or to leave is missing, so it has no outcome.</summary>
    VoidGap = 2,

    /// <summary>The series was cut between the signal and its end, as by a split or a delisting, so it has no outcome: the prices on both sides are of different things.</summary>
    VoidCut = 3,
}
