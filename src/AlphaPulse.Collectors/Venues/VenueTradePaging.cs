namespace AlphaPulse.Collectors;

/// <summary>In which way a venue gives its trades.</summary>
public enum VenueTradePaging
{
    /// <summary>From a time on, then from the last trade on.</summary>
    Forward = 0,

    /// <summary>From a time on, then by a token that the answer names.</summary>
    Token = 1,

    /// <summary>The latest, then those before the first of them: pages come newest first.</summary>
    Backward = 2,

    /// <summary>The latest only. What is older cannot be had and asking for it is an error.</summary>
    LatestOnly = 3,
}
