namespace AlphaPulse.Indicators;

/// <summary>Where the volume weighted average price begins anew.</summary>
public enum VwapAnchor
{
    /// <summary>Nowhere: it begins with the first bar. The default.</summary>
    Start = 0,

    /// <summary>At midnight UTC.</summary>
    Day = 1,

    /// <summary>On Monday, midnight UTC.</summary>
    Week = 2,

    /// <summary>On the first of the month, midnight UTC.</summary>
    Month = 3,
}
