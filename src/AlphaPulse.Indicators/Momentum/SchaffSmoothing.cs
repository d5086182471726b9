namespace AlphaPulse.Indicators;

/// <summary>How <see cref="SchaffTrendCycle{T}"/> smooths.</summary>
public enum SchaffSmoothing
{
    /// <summary>Two stochastics, each smoothed by going half of the way to its newest value. The default, as Schaff wrote it.</summary>
    Factor = 0,

    /// <summary>One stochastic, smoothed by the mean of three values, as in Skender.</summary>
    Average = 1,
}
