namespace AlphaPulse.Indicators;

/// <summary>How the averages of <see cref="Trix{T}"/> begin.</summary>
public enum TrixSeed
{
    /// <summary>Each with the mean of the first n values of the one before. The default, as in TA-Lib.</summary>
    Stages = 0,

    /// <summary>Each with the first value of the one before, so that all three begin with the same mean, as in Skender.</summary>
    Common = 1,

    /// <summary>Each with the first value that it takes, which is that of the bar at which the one before would have a mean of n values. As in Tulip.</summary>
    FirstValue = 2,
}
