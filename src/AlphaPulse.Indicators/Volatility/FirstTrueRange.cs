namespace AlphaPulse.Indicators;

/// <summary>The true range of the first bar, which has no bar before it.</summary>
public enum FirstTrueRange
{
    /// <summary>It has none; the first average comes with bar n + 1. The default, as in TA-Lib and Skender.</summary>
    None = 0,

    /// <summary>Its high minus its low; the first average comes with bar n. As in Tulip and LEAN.</summary>
    HighLow = 1,
}
