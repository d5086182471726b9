namespace AlphaPulse.Models;

/// <summary>How classes count in an average.</summary>
public enum ClassAverage
{
    /// <summary>Each class the same.</summary>
    Macro = 0,

    /// <summary>Each class by the weight of its rows.</summary>
    Weighted = 1,

    /// <summary>Each row the same: the measure of all decisions together.</summary>
    Micro = 2,
}
