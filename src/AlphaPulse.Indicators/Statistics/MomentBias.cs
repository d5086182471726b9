namespace AlphaPulse.Indicators;

/// <summary>Whether the skewness or the kurtosis is that of the values, or estimates that of what they were drawn from.</summary>
public enum MomentBias
{
    /// <summary>Corrected for the size of the sample (G1 and G2 of Joanes and Gill, 1998), as in pandas and spreadsheets.</summary>
    Adjusted = 0,

    /// <summary>Of the values as they are (g1 and g2): the values are all there are.</summary>
    Population = 1,
}
