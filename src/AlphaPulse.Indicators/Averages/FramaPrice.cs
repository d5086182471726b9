namespace AlphaPulse.Indicators;

/// <summary>Which price <see cref="Frama{T}"/> averages.</summary>
public enum FramaPrice
{
    /// <summary>The close.</summary>
    Close = 0,

    /// <summary>The middle between high and low.</summary>
    Median = 1,
}
