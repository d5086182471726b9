namespace AlphaPulse.Indicators;

/// <summary>Whose bands they are.</summary>
internal enum RangeBandsName
{
    /// <summary>Around the exponential average of the close.</summary>
    Keltner = 0,

    /// <summary>Around the mean of the close.</summary>
    Starc = 1,

    /// <summary>Around the mean of the typical price.</summary>
    Aberration = 2,
}
