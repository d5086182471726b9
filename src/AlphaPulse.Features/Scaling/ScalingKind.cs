namespace AlphaPulse.Features;

/// <summary>What a column is centered on and measured in.</summary>
public enum ScalingKind
{
    /// <summary>The mean and the population standard deviation of the training rows.</summary>
    Standard = 0,

    /// <summary>The median and the interquartile range of the training rows, which a few extreme values do not move.</summary>
    Robust = 1,
}
