namespace AlphaPulse.Indicators;

/// <summary>What tells AlphaTrend whether the market is strong.</summary>
public enum AlphaStrength
{
    /// <summary>The money flow index, which needs volume. The default.</summary>
    MoneyFlow = 0,

    /// <summary>The relative strength index of the close.</summary>
    RelativeStrength = 1,
}
