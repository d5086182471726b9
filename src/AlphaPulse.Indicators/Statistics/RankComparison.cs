namespace AlphaPulse.Indicators;

/// <summary>Which earlier values count for a rank.</summary>
public enum RankComparison
{
    /// <summary>Those below the newest value; the default, as in the percent rank of Connors.</summary>
    Less = 0,

    /// <summary>Those below the newest value or equal to it.</summary>
    LessOrEqual = 1,
}
