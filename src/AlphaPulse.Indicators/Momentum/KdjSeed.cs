namespace AlphaPulse.Indicators;

/// <summary>How the averages of <see cref="Kdj{T}"/> begin.</summary>
public enum KdjSeed
{
    /// <summary>With 50 before the first bar. The default, as common in China.</summary>
    Neutral = 0,

    /// <summary>Each with the mean of its first values.</summary>
    Average = 1,
}
