namespace AlphaPulse.Http;

/// <summary>What an answer means for those who ask next.</summary>
internal enum Refusal
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Too much was asked for.</summary>
    RateLimited,

    /// <summary>This address is turned away.</summary>
    Banned,
}
