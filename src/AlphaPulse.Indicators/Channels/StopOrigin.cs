namespace AlphaPulse.Indicators;

/// <summary>What a trailing stop is measured from.</summary>
public enum StopOrigin
{
    /// <summary>The close. The default, as in Skender.</summary>
    Close = 0,

    /// <summary>The high for the band above and the low for the band below.</summary>
    HighLow = 1,
}
