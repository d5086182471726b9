namespace AlphaPulse.Indicators;

/// <summary>How gains and losses are gathered by <see cref="Cmo{T}"/>.</summary>
public enum CmoSmoothing
{
    /// <summary>By Wilder's averages, as those of the relative strength index. The default, as in TA-Lib.</summary>
    Wilder = 0,

    /// <summary>By sums over the last n changes, as Chande defined it and as Tulip, Skender and TradingView do.</summary>
    Sums = 1,
}
