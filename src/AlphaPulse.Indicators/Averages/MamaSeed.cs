namespace AlphaPulse.Indicators;

/// <summary>How <see cref="Mama{T}"/> begins.</summary>
public enum MamaSeed
{
    /// <summary>With 0 at bar 13, as TA-Lib does: the first averages come from below.</summary>
    Zero = 0,

    /// <summary>With the value of bar 13.</summary>
    FirstValue = 1,
}
