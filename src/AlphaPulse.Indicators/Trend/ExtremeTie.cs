namespace AlphaPulse.Indicators;

/// <summary>Which of equal extremes counts where their age matters.</summary>
public enum ExtremeTie
{
    /// <summary>The latest. The default, as in TA-Lib and Tulip.</summary>
    Latest = 0,

    /// <summary>The earliest, as in Skender.</summary>
    Earliest = 1,
}
