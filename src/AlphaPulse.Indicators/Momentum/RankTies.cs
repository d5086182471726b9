namespace AlphaPulse.Indicators;

/// <summary>Which earlier changes <see cref="ConnorsRsi{T}"/> counts as less than the newest.</summary>
public enum RankTies
{
    /// <summary>Only lesser ones count. The default, as Connors defined it.</summary>
    Below = 0,

    /// <summary>Equal ones count too, as in TradingView.</summary>
    AtMost = 1,
}
