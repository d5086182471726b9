namespace AlphaPulse.Models;

/// <summary>By what the importance of a feature for trees is measured.</summary>
public enum TreeImportance
{
    /// <summary>By how much its splits improved the training.</summary>
    Gain,

    /// <summary>How many splits ask for it.</summary>
    Splits,

    /// <summary>The sum of the second derivatives of the training rows that its splits divided.</summary>
    Cover,
}
