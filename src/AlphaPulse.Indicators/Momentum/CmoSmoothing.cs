namespace AlphaPulse.Indicators;

/// <summary>How gains and losses are gathered by <see cref="Cmo{T}"/>.</summary>
public enum CmoSmoothing
{
    /// <summary>By sums over the last n changes, as Chande defined it. The default, as in Tulip, Skender, pandas-ta and TradingView.</summary>
    Sums = 0,

    /// <summary>By Wilder's averages, as those of the relative strength index: what TA-Lib calls CMO.</summary>
    Smoothed = 1,
}
