namespace AlphaPulse.Validity;

/// <summary>How strong the signal of the simulated market is.</summary>
public enum MarketKind
{
    /// <summary>Nothing can be foretold: whatever is promoted is a false promotion.</summary>
    Walk = 0,

    /// <summary>The oracle's t-statistic is 5.</summary>
    Moderate = 1,

    /// <summary>The oracle's t-statistic is 8: whatever is refused is a missed promotion.</summary>
    Strong = 2,
}
