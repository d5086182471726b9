namespace AlphaPulse.Indicators;

/// <summary>How an exponential average begins.</summary>
public enum EmaSeed
{
    /// <summary>With the mean of the first n values; the first value comes with bar n. The default, as in TA-Lib and Skender.</summary>
    Average = 0,

    /// <summary>With the first value, which is also the first average, at bar 1. As in Tulip and ta4j.</summary>
    FirstValue = 1,
}
