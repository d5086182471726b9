namespace AlphaPulse.Indicators;

/// <summary>Which extreme of a window is wanted.</summary>
public enum ExtremeKind
{
    /// <summary>The greatest value.</summary>
    Maximum = 0,

    /// <summary>The least value.</summary>
    Minimum = 1,
}
