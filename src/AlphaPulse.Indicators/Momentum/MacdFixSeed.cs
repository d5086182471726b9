namespace AlphaPulse.Indicators;

/// <summary>How the averages of <see cref="MacdFix{T}"/> begin.</summary>
public enum MacdFixSeed
{
    /// <summary>Each with the mean of its first values: 12 for the fast one, 26 for the slow one. The default.</summary>
    Own = 0,

    /// <summary>As before, but the fast one so late that its first value comes with that of the slow one, as in TA-Lib.</summary>
    Aligned = 1,

    /// <summary>Each with its first value, as in Tulip.</summary>
    FirstValue = 2,
}
