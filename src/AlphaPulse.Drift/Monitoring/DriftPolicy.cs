namespace AlphaPulse.Drift;

/// <summary>What a drift does to signals.</summary>
public enum DriftPolicy
{
    /// <summary>Nothing: drift is measured and reported only.</summary>
    None = 0,

    /// <summary>It is reported as a warning; signals go on.</summary>
    Warn = 1,

    /// <summary>Signals are held from the evaluation that finds drift until the one that finds it gone.</summary>
    Hold = 2,
}
