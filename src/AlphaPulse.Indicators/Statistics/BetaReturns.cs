namespace AlphaPulse.Indicators;

/// <summary>Which bars a beta is taken over, by the return of the first series.</summary>
public enum BetaReturns
{
    /// <summary>All bars.</summary>
    All = 0,

    /// <summary>Bars on which the first series rose: the up beta.</summary>
    Up = 1,

    /// <summary>Bars on which the first series fell: the down beta.</summary>
    Down = 2,
}
