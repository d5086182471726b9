namespace AlphaPulse.Indicators;

/// <summary>The average in the middle of a band.</summary>
public enum BandAverage
{
    /// <summary>The mean of the last n values.</summary>
    Simple = 0,

    /// <summary>The exponential average, seeded with the mean of the first n values.</summary>
    Exponential = 1,

    /// <summary>The average with the weights 1 to n.</summary>
    Weighted = 2,

    /// <summary>The exponential average with the weight 1/n (Wilder).</summary>
    Smoothed = 3,
}
