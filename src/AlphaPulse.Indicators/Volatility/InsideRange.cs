namespace AlphaPulse.Indicators;

/// <summary>What the thermometer of Elder says of a bar within the range of the bar before.</summary>
public enum InsideRange
{
    /// <summary>The greater of the distances between the highs and between the lows. The default, as in pandas-ta.</summary>
    Distance = 0,

    /// <summary>Nothing: the bar protrudes nowhere. As Elder wrote it.</summary>
    Zero = 1,
}
