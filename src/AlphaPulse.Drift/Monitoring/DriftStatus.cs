namespace AlphaPulse.Drift;

/// <summary>What the last evaluation of a monitor found.</summary>
public enum DriftStatus
{
    /// <summary>The window is not full yet: distributions are not compared, only gross breaks are seen.</summary>
    Learning = 0,

    /// <summary>No statistic is above its threshold.</summary>
    Quiet = 1,

    /// <summary>A statistic is above its threshold, but not for as many evaluations in a row as a drift needs.</summary>
    Warning = 2,

    /// <summary>A drift was found and has not ended.</summary>
    Drift = 3,
}
