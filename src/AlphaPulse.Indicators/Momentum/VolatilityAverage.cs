namespace AlphaPulse.Indicators;

/// <summary>Which averages <see cref="RelativeVolatility{T}"/> takes.</summary>
public enum VolatilityAverage
{
    /// <summary>Averages of Wilder, with the weight 1/n. The default, as by Dorsey.</summary>
    Wilder = 0,

    /// <summary>Exponential averages with the weight 2/(n+1), as in pandas-ta.</summary>
    Exponential = 1,
}
