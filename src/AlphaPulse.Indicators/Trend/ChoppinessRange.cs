namespace AlphaPulse.Indicators;

/// <summary>What range the true ranges of <see cref="Choppiness{T}"/> are compared with.</summary>
public enum ChoppinessRange
{
    /// <summary>From the least to the greatest price, the close before each bar included. The default, as in Skender.</summary>
    True = 0,

    /// <summary>From the lowest low to the highest high.</summary>
    Plain = 1,
}
