namespace AlphaPulse.Indicators;

/// <summary>How the stages of an average of averages begin.</summary>
public enum NestedEmaSeed
{
    /// <summary>Each stage with the mean of the first n values that it gets. The default, as in TA-Lib.</summary>
    Average = 0,

    /// <summary>All stages at bar n, with the mean of the first n values. As in Skender.</summary>
    Common = 1,

    /// <summary>All stages at bar 1, with the first value. As in Tulip.</summary>
    FirstValue = 2,
}
