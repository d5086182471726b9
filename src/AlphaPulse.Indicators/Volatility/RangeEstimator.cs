namespace AlphaPulse.Indicators;

/// <summary>Which estimator of the volatility from whole bars.</summary>
public enum RangeEstimator
{
    /// <summary>From the range and from open to close; the mean change is taken to be 0 and there are no gaps. The default (1980).</summary>
    GarmanKlass = 0,

    /// <summary>From high and low against open and close; right with any mean change, without gaps (1991).</summary>
    RogersSatchell = 1,

    /// <summary>That of Rogers and Satchell with the variances of the gaps and of open to close; right with any mean change and with gaps (2000).</summary>
    YangZhang = 2,

    /// <summary>From the range alone; the mean change is taken to be 0 and there are no gaps (1980).</summary>
    Parkinson = 3,
}
