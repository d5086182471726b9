namespace AlphaPulse.Indicators;

/// <summary>What the sum of squared differences from the mean is divided by.</summary>
public enum DeviationKind
{
    /// <summary>By n: the values are all there are. The default, as in TA-Lib, Tulip, LEAN and Bollinger's bands.</summary>
    Population = 0,

    /// <summary>By n-1: the values are a sample of more.</summary>
    Sample = 1,
}
