namespace AlphaPulse.Indicators;

/// <summary>How a rate of change is written; x is the value, p the one n bars before.</summary>
public enum RateOfChangeScale
{
    /// <summary>100 (x - p) / p. The default, as in TA-Lib's ROC and Skender.</summary>
    Percent = 0,

    /// <summary>(x - p) / p, as in TA-Lib's ROCP, Tulip and LEAN.</summary>
    Fraction = 1,

    /// <summary>x / p, as in TA-Lib's ROCR.</summary>
    Ratio = 2,

    /// <summary>100 x / p, as in TA-Lib's ROCR100.</summary>
    Ratio100 = 3,
}
