namespace AlphaPulse.Indicators;

/// <summary>The range that a band is wide.</summary>
public enum BandRange
{
    /// <summary>The average true range of Wilder. The default, as in Skender.</summary>
    Average = 0,

    /// <summary>The exponential average of the true range, seeded with the mean of the first n, as in pandas-ta.</summary>
    Exponential = 1,
}
