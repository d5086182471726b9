namespace AlphaPulse.Collectors;

/// <summary>How much a finding matters.</summary>
public enum AuditLevel
{
    /// <summary>It can be true of a real market and should be looked at.</summary>
    Warning = 0,

    /// <summary>It cannot be true of the market, or two rows contradict each other.</summary>
    Error = 1,
}
